using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DlGen.Generators.Analyzers;

/// <summary>An analyzer that looks at a project as a whole. As in a <see cref="SymbolAnalyzer"/>, an exception becomes a diagnostic.</summary>
public abstract class CompilationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationAction(project =>
        {
            foreach (Diagnostic diagnostic in Guarded.Diagnose(project.Compilation.AssemblyName ?? "", Location.None, () => Find(project.Compilation, project.Options)))
            {
                project.ReportDiagnostic(diagnostic);
            }
        });
    }

    /// <summary>Finds what is wrong. It may throw.</summary>
    private protected abstract IEnumerable<Diagnostic> Find(Compilation compilation, AnalyzerOptions options);
}
