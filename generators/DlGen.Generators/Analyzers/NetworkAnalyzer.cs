using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DlGen.Generators.Analyzers;

/// <summary>Says what is wrong with a network's declaration, on the very argument, by the parser and passes that the generator uses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!type.GetAttributes().Any(static attribute => DlGenAttributes.RoleOf(attribute.AttributeClass) != AttributeRole.None))
        {
            return;
        }

        ParsedNetwork parsed = Guarded.Parse(type, context.Compilation, context.CancellationToken);
        Report(context, type, parsed.Problems);
        if (parsed.Spec is not { } spec)
        {
            return;
        }

        EquatableArray<Problem> problems = Guarded.Check(spec, GpuReference.Of(context.Compilation));
        Report(context, type, problems);
        if (problems.Count == 0)
        {
            Report(context, type, TrainingAdvice.On(spec));
        }
    }

    private static void Report(SymbolAnalysisContext context, INamedTypeSymbol type, EquatableArray<Problem> problems)
    {
        foreach (Problem problem in problems)
        {
            context.ReportDiagnostic(Descriptors.Create(problem, SiteLocator.Locate(type, problem.Site, context.CancellationToken)));
        }
    }
}
