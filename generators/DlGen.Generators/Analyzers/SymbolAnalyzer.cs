using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DlGen.Generators.Analyzers;

/// <summary>
/// An analyzer that looks at one symbol at a time. Every analyzer of DlGen is one, or a <see cref="CompilationAnalyzer"/>, and these two
/// alone register actions: an exception becomes a diagnostic of the symbol it happened on, and never the C# compiler's AD0001.
/// </summary>
public abstract class SymbolAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <summary>The kind of symbol that the analyzer looks at.</summary>
    internal abstract SymbolKind Kind { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // A declaration may stand in a generated file too, as one that a template writes: the generator reads it there.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSymbolAction(
            found =>
            {
                foreach (Diagnostic diagnostic in Diagnose(found.Symbol, found.Compilation, found.CancellationToken, found.Options.AdditionalFiles))
                {
                    found.ReportDiagnostic(diagnostic);
                }
            },
            Kind);
    }

    /// <summary>What is wrong with a symbol of the analyzer's kind, unless DlGen has generated it; a failure of the analyzer itself is DLG9001 at its name.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="compilation">The project.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <param name="files">The project's AdditionalFiles.</param>
    internal IReadOnlyList<Diagnostic> Diagnose(
        ISymbol symbol, Compilation compilation, CancellationToken cancellationToken, ImmutableArray<AdditionalText> files = default) => Guarded.Diagnose(
        symbol.Name,
        symbol.Locations.FirstOrDefault() ?? Location.None,
        () => GeneratedFiles.DeclareAll(symbol, GeneratedFiles.IsOurs) ? [] : FindAmong(files.IsDefault ? ImmutableArray<AdditionalText>.Empty : files, symbol, compilation, cancellationToken));

    /// <summary>Finds what is wrong, with the project's AdditionalFiles, which few analyzers need. It may throw.</summary>
    private protected virtual IEnumerable<Diagnostic> FindAmong(
        ImmutableArray<AdditionalText> files, ISymbol symbol, Compilation compilation, CancellationToken cancellationToken) => Find(symbol, compilation, cancellationToken);

    /// <summary>Finds what is wrong. It may throw.</summary>
    private protected abstract IEnumerable<Diagnostic> Find(ISymbol symbol, Compilation compilation, CancellationToken cancellationToken);
}
