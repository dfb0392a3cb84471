using DlGen.Generators.Diagnostics;
using DlGen.Generators.Layers;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice.Rules;

/// <summary>Two activations with nothing between them that learns: the second changes nothing, or what the first says is squeezed once more.</summary>
internal static class RepeatedActivations
{
    public static IEnumerable<Problem> Find(NetworkView view)
    {
        foreach (Step second in view.Steps.Where(static step => step.Function is { IsKnown: true, IsLinear: false }))
        {
            Step? first = view.OnlyBefore(second.Input, static step => step.IsPool || step.Kind is StepKind.Dropout or StepKind.Flatten);
            if (first is null || RangeOf(first) is not { } range || NetworkView.IsWithinABlock([first, second]))
            {
                continue;
            }

            if (second.Function!.IsIdentityBetween(range.Low, range.High))
            {
                yield return Problem.At(second.Site, DiagnosticIds.ActivationDoesNothing, second.Name, first.Name);
            }
            else if (IsBuiltIn(first) && IsBuiltIn(second) && first.Kind == StepKind.Activation
                && view.OnlyBefore(second.Input, static step => step.Kind is StepKind.Dropout or StepKind.Flatten) == first)
            {
                yield return Problem.At(second.Site, DiagnosticIds.ActivationsInARow, second.Name, first.Name);
            }
        }
    }

    /// <summary>What the first gives; behind a dropout more, but on the same side of zero. Null for a step that is no activation.</summary>
    private static (double Low, double High)? RangeOf(Step step) => step switch
    {
        { Kind: StepKind.Softmax } => (0, double.PositiveInfinity),
        { Function: { IsKnown: true, IsLinear: false } function } => (function.Lowest >= 0 ? 0 : double.NegativeInfinity, double.PositiveInfinity),
        _ => null,
    };

    /// <summary>Custom functions may be parts of one that are meant to follow each other.</summary>
    private static bool IsBuiltIn(Step step) => LayerDefinition.Find(step.Name.Split(' ')[0]) is not null;
}
