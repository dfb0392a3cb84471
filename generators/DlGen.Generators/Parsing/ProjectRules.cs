using System.Runtime.CompilerServices;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Parsing;

/// <summary>What a project must be for generated code to compile in it.</summary>
internal static class ProjectRules
{
    /// <summary>The oldest C# that has all that generated code uses.</summary>
    public const LanguageVersion Oldest = LanguageVersion.CSharp13;

    /// <summary>The framework's types that generated code names.</summary>
    private static readonly string[] FrameworkTypes =
    [
        "System.Math", "System.MathF", "System.Range", "System.Span`1", "System.ReadOnlySpan`1", "System.IO.Stream", "System.Threading.CancellationToken",
        "System.Collections.Generic.IReadOnlyList`1",
    ];

    /// <summary>The namespaces in which generated code looks for the library's types.</summary>
    private static readonly string[][] LibraryNamespaces = [["DlGen"], ["DlGen", "Kernels"], ["DlGen", "Runtime"], ["DlGen", "Gpu"], ["DlGen", "Gpu", "Kernels"]];

    /// <summary>The namespace that the formulas are generated in.</summary>
    private static readonly string[] GeneratedNamespace = ["DlGen", "Generated"];

    private static readonly ConditionalWeakTable<Compilation, StrongBox<string?>> HidingTypes = new();

    /// <summary>Whether a type in a namespace, or in one within it, could be taken for one that generated code uses.</summary>
    public static bool IsReserved(string name) =>
        LibraryNamespaces.Append(GeneratedNamespace).Any(path => name == string.Join(".", path))
        || name.StartsWith(string.Join(".", GeneratedNamespace) + ".", StringComparison.Ordinal)
        || FrameworkTypes.Any(type => type.StartsWith(name + ".", StringComparison.Ordinal));

    public static void Check(INamedTypeSymbol type, Compilation compilation, List<Problem> problems)
    {
        if (compilation is CSharpCompilation { LanguageVersion: < Oldest and var version })
        {
            problems.Add(Problem.At(ClassRules.ClassName, DiagnosticIds.LanguageVersion, type.Name, Oldest.ToDisplayString(), version.ToDisplayString()));
        }

        if (HidingTypes.GetValue(compilation, static compilation => new StrongBox<string?>(FindHidingType(compilation))).Value is { } hiding)
        {
            problems.Add(Problem.At(ClassRules.ClassName, DiagnosticIds.LibraryHidden, type.Name, hiding));
        }
    }

    /// <summary>The first type or namespace of the project that generated code would take for the library's or the framework's; null where there is none.</summary>
    private static string? FindHidingType(Compilation compilation)
    {
        INamespaceSymbol project = compilation.Assembly.GlobalNamespace;
        ISymbol? hiding = Find(project, GeneratedNamespace)?.GetMembers().FirstOrDefault(static member => member is not INamedTypeSymbol { IsFileLocal: true })
            ?? LibraryNamespaces
                .SelectMany(path => Find(project, path)?.GetTypeMembers() ?? [])
                .FirstOrDefault(type => !type.IsFileLocal && compilation.GetTypesByMetadataName($"{type.ContainingNamespace}.{type.MetadataName}").Length > 1)
            ?? FrameworkTypes.Select(compilation.Assembly.GetTypeByMetadataName).FirstOrDefault(static type => type is not null)
            ?? project.GetTypeMembers("System").FirstOrDefault()
            ?? project.GetTypeMembers("MethodImpl").Concat(Find(project, LibraryNamespaces[0])?.GetTypeMembers("MethodImpl") ?? []).FirstOrDefault(IsAttribute);
        return hiding?.ToDisplayString();
    }

    /// <summary>With [MethodImpl] C# looks for both MethodImpl and MethodImplAttribute, and takes neither where it finds both.</summary>
    private static bool IsAttribute(INamedTypeSymbol type) => type.BaseType is { Name: "Attribute" };

    private static INamespaceSymbol? Find(INamespaceSymbol root, string[] path)
    {
        INamespaceSymbol? found = root;
        foreach (string name in path)
        {
            found = found?.GetMembers(name).OfType<INamespaceSymbol>().FirstOrDefault();
        }

        return found;
    }
}
