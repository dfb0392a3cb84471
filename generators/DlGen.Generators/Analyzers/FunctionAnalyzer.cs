using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Parsing;
using DlGen.Generators.Parsing.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DlGen.Generators.Analyzers;

/// <summary>Says what is wrong with a method that has [Elementwise], on the very part of its body, used or not.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FunctionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.Method);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (!DlGenAttributes.IsElementwise(method) || method.PartialDefinitionPart is not null)
        {
            return;
        }

        IReadOnlyList<FunctionProblem> problems = Guarded.Parse(method, context.Compilation, context.CancellationToken).Problems;
        if (problems.Count == 0 || FunctionParser.HasErrors(method, context.Compilation, context.CancellationToken))
        {
            return;
        }

        foreach (FunctionProblem problem in problems)
        {
            context.ReportDiagnostic(Descriptors.Create(problem.Id, problem.Location, problem.Arguments));
        }
    }
}
