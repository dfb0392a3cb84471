using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing;

/// <summary>
/// The names that the generated half of a class uses: neither the class nor what the user declares in it can have them.
/// Methods may share a name with generated methods, as overloads.
/// </summary>
internal static class MemberNames
{
    internal static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "Train", "Forward", "ComputeLoss", "Backward", "Predict", "Classify", "Logits", "Evaluate",
        "Save", "Load", "Clone",
    };

    internal static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "ParameterCount", "InputSize", "OutputSize", "ForwardFlops", "InputShape", "OutputShape", "Summary",
        "Parameters", "Model", "runtime",
    };

    public static void Check(INamedTypeSymbol type, IEnumerable<LayerSpec> layers, List<Problem> problems)
    {
        HashSet<string> properties = LayerProperties(layers);
        bool IsTaken(string name) => Others.Contains(name) || properties.Contains(name);

        if (Methods.Contains(type.Name) || IsTaken(type.Name))
        {
            problems.Add(Problem.At(ClassRules.ClassName, DiagnosticIds.NameTaken, $"class '{type.Name}'"));
        }

        foreach (ISymbol member in type.GetMembers())
        {
            bool isMethod = member is IMethodSymbol;
            if ((IsTaken(member.Name) || (!isMethod && Methods.Contains(member.Name))) && IsWritten(member))
            {
                problems.Add(Problem.At(ClassRules.ClassName, DiagnosticIds.NameTaken, $"member '{member.Name}' of '{type.Name}'"));
            }
        }

        // A base class that is a network has a diagnostic of its own.
        for (INamedTypeSymbol? parent = type.BaseType; parent is not null && !IsNetwork(parent); parent = parent.BaseType)
        {
            foreach (ISymbol member in parent.GetMembers())
            {
                if (member.DeclaredAccessibility != Accessibility.Private
                    && (IsTaken(member.Name) || (member is not IMethodSymbol && Methods.Contains(member.Name))))
                {
                    problems.Add(Problem.At(ClassRules.ClassName, DiagnosticIds.NameTaken, $"member '{member.Name}' of the base class '{parent.Name}'"));
                }
            }
        }
    }

    /// <summary>Linear1, Linear2: a layer's kind and its number among the layers of that kind.</summary>
    private static HashSet<string> LayerProperties(IEnumerable<LayerSpec> layers) => new(
        layers.GroupBy(static layer => layer.Kind).SelectMany(static group =>
            group.Select((_, index) => group.Key + (index + 1).ToString(CultureInfo.InvariantCulture))),
        StringComparer.Ordinal);

    private static bool IsNetwork(INamedTypeSymbol type) => type.GetAttributes().Any(
        static attribute => DlGenAttributes.RoleOf(attribute.AttributeClass) is AttributeRole.Mlp or AttributeRole.Network);

    /// <summary>Whether the user wrote it: an analyzer sees the class together with its generated half.</summary>
    public static bool IsWritten(ISymbol member) =>
        !member.IsImplicitlyDeclared
        && member.DeclaringSyntaxReferences.Any(static reference =>
            reference.SyntaxTree.FilePath.IndexOf(typeof(NetworkGenerator).FullName!, StringComparison.Ordinal) < 0);
}
