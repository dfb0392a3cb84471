using DlGen.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>Choices by the test part, which then looks better than new data will.</summary>
internal static class ChoiceRules
{
    public static IEnumerable<ProgramProblem> Of(ProgramBody body)
    {
        foreach (IInvocationOperation evaluate in body.CallsOf("Evaluate"))
        {
            if (Library.Argument(evaluate, "data") is not { } data || body.Datasets.OriginOf(data) is not { IsTest: true } origin
                || evaluate.Ancestors().OfType<ILoopOperation>().FirstOrDefault(loop => Trains(loop) && !Splits(loop, origin)) is not { } choosing
                || !IsCompared(evaluate, choosing, body))
            {
                continue;
            }

            yield return new ProgramProblem(DiagnosticIds.ChosenByTestPart, evaluate, SplitRules.Name(data, "The dataset"));
        }
    }

    private static bool Trains(ILoopOperation loop) => loop.Descendants().OfType<IInvocationOperation>().Any(static call => Library.NetworkCall(call) == "Train"
        || (call.TargetMethod.Name == "Step" && Library.IsBoundOptimizer(call.TargetMethod.ContainingType)));

    /// <summary>Whether each round has a test part of its own.</summary>
    private static bool Splits(ILoopOperation loop, RowOrigin origin) => origin.Split is { } split ? split.Ancestors().Contains(loop) : true;

    /// <summary>Whether a figure of the evaluation is on one side of a comparison with another that a variable keeps.</summary>
    private static bool IsCompared(IInvocationOperation evaluate, ILoopOperation loop, ProgramBody body) => loop.Descendants().OfType<IBinaryOperation>()
        .Where(static comparison => comparison.OperatorKind is BinaryOperatorKind.LessThan or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThanOrEqual)
        .Any(comparison => (IsFigure(comparison.LeftOperand, evaluate, body) && IsKept(comparison.RightOperand, body))
            || (IsFigure(comparison.RightOperand, evaluate, body) && IsKept(comparison.LeftOperand, body)));

    private static bool IsFigure(IOperation operand, IInvocationOperation evaluate, ProgramBody body) =>
        body.Variables.Resolve(operand) is IPropertyReferenceOperation { Instance: { } evaluation } && ReferenceEquals(body.Variables.Resolve(evaluation), evaluate);

    /// <summary>A variable that is written more than once: the best so far.</summary>
    private static bool IsKept(IOperation operand, ProgramBody body) => Variables.Named(operand) is { } variable && !body.Variables.IsStable(variable);
}
