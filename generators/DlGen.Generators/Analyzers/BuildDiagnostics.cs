using System.Collections.Immutable;
using System.Reflection;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Parsing;
using DlGen.Generators.Parsing.Caching;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Analyzers;

/// <summary>
/// What the analyzers would say, for the generator to say in a build. The C# compiler of the command line doesn't run analyzers where
/// a declaration is wrong: one CS0246 would keep all errors of DlGen back. Where it does run them, it writes what both say once.
/// </summary>
internal static class BuildDiagnostics
{
    private static readonly SymbolAnalyzer[] Analyzers = [new NetworkAnalyzer(), new FunctionAnalyzer(), new CustomLayerAnalyzer(), new CsvDataAnalyzer()];

    /// <summary>Whether this is the compiler of the command line. Editors run analyzers whatever is wrong, and would show everything twice.</summary>
    public static bool AreNeeded { get; } = Assembly.GetEntryAssembly()?.GetName().Name is "csc" or "VBCSCompiler";

    /// <summary>Whether a class has an attribute that nobody knows, and that may be meant for one of DlGen's.</summary>
    public static bool HasForeignNames(Compilation compilation, CancellationToken cancellationToken) => compilation.SyntaxTrees
        .SelectMany(static tree => SourceFile.Of(tree).Candidates)
        .Where(static candidate => candidate.Attributes.Any(ForeignNames.IsAny))
        .Any(candidate => compilation.GetSemanticModel(candidate.Declaration.SyntaxTree).GetDeclaredSymbol(candidate.Declaration, cancellationToken) is { } type
            && type.GetAttributes().Any(WrittenAttribute.IsUnknown));

    /// <summary>The errors of all of a project's declarations. What is generated is not there yet, and so nothing is said of its names.</summary>
    public static IEnumerable<Diagnostic> Of(Compilation compilation, ImmutableArray<AdditionalText> files, CancellationToken cancellationToken) => SymbolsIn(compilation.Assembly.GlobalNamespace)
        .SelectMany(symbol => Analyzers
            .Where(analyzer => analyzer.Kind == symbol.Kind)
            .SelectMany(analyzer => analyzer.Diagnose(symbol, compilation, cancellationToken, files)))
        .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != DiagnosticIds.GeneratedName);

    private static IEnumerable<ISymbol> SymbolsIn(INamespaceOrTypeSymbol container) => container.GetMembers()
        .SelectMany(static member => member is INamespaceOrTypeSymbol inner ? SymbolsIn(inner).Prepend(inner) : [member]);
}
