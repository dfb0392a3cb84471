using DlGen.Generators.Diagnostics;
using DlGen.Generators.Emission;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;
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
        "Save", "Load", "Clone", "Outputs", "InputGradient", "Activations",
    };

    /// <summary>What a block has as well.</summary>
    internal static readonly HashSet<string> Facts = new(StringComparer.Ordinal)
    {
        "ParameterCount", "InputSize", "OutputSize", "ForwardFlops", "InputShape", "OutputShape", "Summary",
    };

    internal static readonly HashSet<string> Others = new(Facts, StringComparer.Ordinal) { "Parameters", "Threads", "Model", "runtime" };

    public static void Check(INamedTypeSymbol type, NetworkSpec spec, List<Problem> problems)
    {
        bool isBlock = spec.IsBlock;
        HashSet<string> names = isBlock ? Facts : new(Others.Concat(new LayerMembers(GraphBuilding.Run(spec)).Names), StringComparer.Ordinal);
        bool IsTaken(string name) => names.Contains(name);
        bool IsMethod(string name) => !isBlock && Methods.Contains(name);

        if (IsMethod(type.Name) || IsTaken(type.Name))
        {
            problems.Add(Problem.At(ClassRules.ClassName, DiagnosticIds.NameTaken, $"class '{type.Name}'"));
        }

        foreach (ISymbol member in type.GetMembers())
        {
            bool isMethod = member is IMethodSymbol;
            if ((IsTaken(member.Name) || (!isMethod && IsMethod(member.Name))) && IsWritten(member))
            {
                problems.Add(Problem.At(ClassRules.ClassName, DiagnosticIds.NameTaken, $"member '{member.Name}' of '{type.Name}'"));
            }
        }

        // A base class that is a network has a diagnostic of its own.
        for (INamedTypeSymbol? parent = type.BaseType; parent is not null && !DlGenAttributes.IsNetwork(parent); parent = parent.BaseType)
        {
            foreach (ISymbol member in parent.GetMembers())
            {
                if (member.DeclaredAccessibility != Accessibility.Private
                    && (IsTaken(member.Name) || (member is not IMethodSymbol && IsMethod(member.Name))))
                {
                    problems.Add(Problem.At(ClassRules.ClassName, DiagnosticIds.NameTaken, $"member '{member.Name}' of the base class '{parent.Name}'"));
                }
            }
        }
    }

    /// <summary>Whether the user wrote it: an analyzer sees the class together with its generated half.</summary>
    public static bool IsWritten(ISymbol member) =>
        !member.IsImplicitlyDeclared
        && member.DeclaringSyntaxReferences.Any(static reference =>
            reference.SyntaxTree.FilePath.IndexOf(typeof(NetworkGenerator).FullName!, StringComparison.Ordinal) < 0);
}
