using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>What is set in braces behind the creation of an object.</summary>
internal static class Initializer
{
    /// <summary>The value that a property is set to; null where it isn't set.</summary>
    public static IOperation? Of(IObjectCreationOperation creation, string property) => creation.Initializer?.Initializers
        .OfType<ISimpleAssignmentOperation>()
        .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation reference && reference.Property.Name == property)?.Value;
}
