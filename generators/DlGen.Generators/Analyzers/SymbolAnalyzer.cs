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
                foreach (Diagnostic diagnostic in Diagnose(found.Symbol, found.Compilation, found.CancellationToken))
                {
                    found.ReportDiagnostic(diagnostic);
                }
            },
            Kind);
    }

    /// <summary>What is wrong with a symbol of the analyzer's kind, unless DlGen has generated it; a failure of the analyzer itself is DLG9001 at its name.</summary>
    internal IReadOnlyList<Diagnostic> Diagnose(ISymbol symbol, Compilation compilation, CancellationToken cancellationToken) => Guarded.Diagnose(
        symbol.Name,
        symbol.Locations.FirstOrDefault() ?? Location.None,
        () => GeneratedFiles.DeclareAll(symbol, GeneratedFiles.IsOurs) ? [] : Find(symbol, compilation, cancellationToken));

    /// <summary>Finds what is wrong. It may throw.</summary>
    private protected abstract IEnumerable<Diagnostic> Find(ISymbol symbol, Compilation compilation, CancellationToken cancellationToken);
}
