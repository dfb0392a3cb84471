using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DlGen.Generators.Analyzers;

/// <summary>
/// An analyzer that looks at one body of code at a time: of a method, a property, a field's value, a program's statements. As in a
/// <see cref="SymbolAnalyzer"/>, an exception becomes a diagnostic.
/// </summary>
public abstract class OperationBlockAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // The bodies that DlGen generates are not the user's.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(project =>
        {
            if (!DlGenAttributes.IsReferencedBy(project.Compilation))
            {
                return;
            }

            project.RegisterOperationBlockAction(found =>
            {
                foreach (Diagnostic diagnostic in Diagnose(found.OwningSymbol, found.OperationBlocks, found.Compilation, found.CancellationToken))
                {
                    found.ReportDiagnostic(diagnostic);
                }
            });
        });
    }

    /// <summary>What is wrong with a body of code; a failure of the analyzer itself is DLG9001 at the name of the member.</summary>
    internal IReadOnlyList<Diagnostic> Diagnose(ISymbol owner, ImmutableArray<IOperation> blocks, Compilation compilation, CancellationToken cancellationToken) =>
        Guarded.Diagnose(owner.Name, owner.Locations.FirstOrDefault() ?? Location.None, () => Find(blocks, compilation, cancellationToken));

    /// <summary>Finds what is wrong. It may throw.</summary>
    private protected abstract IEnumerable<Diagnostic> Find(ImmutableArray<IOperation> blocks, Compilation compilation, CancellationToken cancellationToken);
}
