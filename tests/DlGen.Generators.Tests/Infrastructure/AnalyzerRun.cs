using System.Collections.Immutable;
using DlGen.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.Tests.Infrastructure;

/// <summary>A diagnostic as a user sees it.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Text">The source text under its squiggle.</param>
/// <param name="Span">The place of that text.</param>
/// <param name="Message">Its message.</param>
internal sealed record Reported(string Id, string Text, TextSpan Span, string Message);

/// <summary>Runs the analyzers on source text.</summary>
internal static class AnalyzerRun
{
    /// <summary>One of each analyzer of the assembly.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(SymbolAnalyzer).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsAssignableTo(typeof(DiagnosticAnalyzer)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>Whether a diagnostic is advice: about what a network will learn, and not about whether it is declared right.</summary>
    public static bool IsAdvice(string id) => id.StartsWith("DLG2", StringComparison.Ordinal);

    /// <summary>What the analyzers report on the user's files together with the generated ones, as in a build, by place.</summary>
    public static IReadOnlyList<Reported> Of(params string[] sources) => Of(GeneratorRun.Of(sources).Output);

    /// <summary>What an editor shows only where it is asked to.</summary>
    public static IReadOnlyList<Reported> HiddenOf(string source) => [.. Direct(GeneratorRun.Of(source).Output, isHidden: true).OrderBy(static diagnostic => diagnostic.Location.SourceSpan).Select(ToReported)];

    public static IReadOnlyList<Reported> Of(Compilation compilation, params AdditionalText[] files) =>
        DiagnosticsOf(compilation, files, [.. Analyzers]).OrderBy(static diagnostic => diagnostic.Location.SourceSpan).Select(ToReported).ToList();

    /// <summary>What the analyzers report, but for what is hidden.</summary>
    public static ImmutableArray<Diagnostic> DiagnosticsOf(Compilation compilation) => DiagnosticsOf(compilation, [.. Analyzers]);

    /// <summary>What some of the analyzers report.</summary>
    public static ImmutableArray<Diagnostic> DiagnosticsOf(Compilation compilation, params DiagnosticAnalyzer[] analyzers) => DiagnosticsOf(compilation, [], analyzers);

    /// <summary>What some of the analyzers report in a project with AdditionalFiles.</summary>
    public static ImmutableArray<Diagnostic> DiagnosticsOf(Compilation compilation, AdditionalText[] files, DiagnosticAnalyzer[] analyzers)
    {
        var failures = new List<Exception>();
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(
            [.. analyzers],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([.. files]),
                (exception, _, _) => failures.Add(exception),
                concurrentAnalysis: false,
                logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> diagnostics = analysis.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        Assert.Empty(failures);
        return diagnostics.RemoveAll(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Hidden);
    }

    /// <summary>
    /// What the analyzers report without the C# compiler's driver, which binds whole method bodies: the analyzers are shown each of the
    /// project's types and methods in turn. What they are guarded against is among them as DLG9001.
    /// </summary>
    /// <param name="compilation">The project.</param>
    /// <param name="isHidden">Whether to return what an editor shows only where it is asked to, in place of all else.</param>
    public static IReadOnlyList<Diagnostic> Direct(Compilation compilation, bool isHidden = false)
    {
        var symbols = new List<ISymbol>();
        Collect(compilation.Assembly.GlobalNamespace);
        return symbols
            .SelectMany(symbol => Analyzers
                .OfType<SymbolAnalyzer>()
                .Where(analyzer => analyzer.Kind == symbol.Kind)
                .SelectMany(analyzer => analyzer.Diagnose(symbol, compilation, CancellationToken.None)))
            .Where(diagnostic => (diagnostic.Severity == DiagnosticSeverity.Hidden) == isHidden)
            .ToList();

        void Collect(INamespaceOrTypeSymbol container)
        {
            foreach (ISymbol member in container.GetMembers())
            {
                symbols.Add(member);
                if (member is INamespaceOrTypeSymbol inner)
                {
                    Collect(inner);
                }
            }
        }
    }

    private static Reported ToReported(Diagnostic diagnostic) => new(
        diagnostic.Id,
        diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan) ?? "",
        diagnostic.Location.SourceSpan,
        diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
}
