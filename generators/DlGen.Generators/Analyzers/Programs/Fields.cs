using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>The values of fields that are given one where they are declared, and never again.</summary>
internal static class Fields
{
    /// <summary>What a read-only field is declared with; null where it isn't certain that it stays so.</summary>
    public static IOperation? ValueOf(IFieldSymbol field, Compilation? compilation, CancellationToken cancellationToken)
    {
        if (!field.IsReadOnly || compilation is null
            || field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
            || !compilation.ContainsSyntaxTree(value.SyntaxTree))
        {
            return null;
        }

        IEnumerable<SyntaxNode> constructors = field.ContainingType.Constructors
            .SelectMany(static constructor => constructor.DeclaringSyntaxReferences)
            .Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<ConstructorDeclarationSyntax>();
        bool mayChange = constructors
            .SelectMany(static constructor => constructor.DescendantNodes().OfType<IdentifierNameSyntax>())
            .Any(name => name.Identifier.ValueText == declarator.Identifier.ValueText);
        return mayChange ? null : compilation.GetSemanticModel(value.SyntaxTree).GetOperation(value, cancellationToken);
    }
}
