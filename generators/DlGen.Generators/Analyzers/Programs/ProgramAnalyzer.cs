using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>
/// Says what can't be meant in a program that uses networks: what would throw as soon as it runs, and what would run and mislead. It looks at
/// one body of code at a time, and is silent where anything isn't certain.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProgramAnalyzer : OperationBlockAnalyzer
{
    /// <summary>The names of which every body that a rule has something to say of has one.</summary>
    private static readonly HashSet<string> Words =
    [
        "Predict", "PredictLogits", "Classify", "GetActivations", "Forward", "ComputeLoss", "Backward", "Step", "Train", "Evaluate", "FromArrays",
        "Sgd", "Adam", "AdamW", "RmsProp", "Adagrad", "Lion",
    ];

    private static readonly ImmutableArray<Func<ProgramBody, IEnumerable<ProgramProblem>>> Rules =
    [
        SizeRules.Of, DatasetRules.Of, SplitRules.Of, ScalerRules.Of, ChoiceRules.Of, LoopOrder.Of, LoopRules.Of, RateRules.Of, UseRules.Of, ByteRules.Of,
    ];

    private protected override IEnumerable<Diagnostic> Find(ImmutableArray<IOperation> blocks, Compilation compilation, CancellationToken cancellationToken)
    {
        if (!blocks.Any(Calls))
        {
            return [];
        }

        var body = new ProgramBody(blocks, compilation, cancellationToken);
        return Rules
            .SelectMany(rule => rule(body))
            .Where(static problem => !ExpectedFailure.Is(problem.Operation))
            .Select(static problem => problem.ToDiagnostic());
    }

    private protected override bool Mentions(SyntaxNode code) => code.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && Words.Contains(token.ValueText));

    /// <summary>Whether a body calls a network or something of the library: other libraries have methods of these names as well.</summary>
    private static bool Calls(IOperation block) => block.Descendants().Any(static operation => operation switch
    {
        IInvocationOperation call => Library.Owns(call.TargetMethod.ContainingType) || (Words.Contains(call.TargetMethod.Name) && Library.NetworkCall(call) is not null),
        IObjectCreationOperation creation => Library.Owns(creation.Type),
        _ => false,
    });
}
