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
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "Train", "Forward", "ComputeLoss", "Backward", "Predict", "Classify", "Logits", "Evaluate",
        "Save", "Load", "Clone", "Create",
    };

    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "ParameterCount", "InputSize", "OutputSize", "ForwardFlops", "InputShape", "OutputShape", "Summary",
        "Parameters", "Computation", "Model", "InitializeParameters", "runtime",
    };

    public static void Check(INamedTypeSymbol type, IEnumerable<LayerSpec> layers, List<Problem> problems)
    {
        var kinds = new HashSet<string>(layers.Select(static layer => layer.Kind), StringComparer.Ordinal);
        bool IsTaken(string name) => Others.Contains(name) || IsNamedAfterLayer(name, kinds);

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
    }

    /// <summary>What is named after a layer: a property Linear1, a policy Linear1Shape.</summary>
    private static bool IsNamedAfterLayer(string name, HashSet<string> kinds) => kinds.Any(kind =>
        name.Length > kind.Length && name.StartsWith(kind, StringComparison.Ordinal) && name[kind.Length] is >= '0' and <= '9');

    /// <summary>Whether the user wrote it: an analyzer sees the class together with its generated half.</summary>
    private static bool IsWritten(ISymbol member) =>
        !member.IsImplicitlyDeclared
        && member.DeclaringSyntaxReferences.Any(static reference =>
            reference.SyntaxTree.FilePath.IndexOf(typeof(NetworkGenerator).FullName!, StringComparison.Ordinal) < 0);
}
