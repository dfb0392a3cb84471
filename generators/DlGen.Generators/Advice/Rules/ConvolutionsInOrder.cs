using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice.Rules;

/// <summary>Three convolutions one behind the other whose kernels grow, or whose channels shrink, before class scores: it is usually the other way around.</summary>
internal static class ConvolutionsInOrder
{
    public static IEnumerable<Problem> Find(NetworkView view)
    {
        bool isOfClasses = view.Ends.Any(static end => end.Loss == "SoftmaxCrossEntropy");
        foreach (Step last in view.Steps.Where(IsPlain))
        {
            if (Previous(view, last) is not { } middle || Previous(view, middle) is not { } first || NetworkView.IsWithinABlock([first, middle, last]))
            {
                continue;
            }

            string names = $"{first.Name}, {middle.Name}, {last.Name}";
            if (KernelOf(first) > 1 && KernelOf(first) < KernelOf(middle) && KernelOf(middle) < KernelOf(last))
            {
                yield return Problem.At(last.Site, DiagnosticIds.KernelsGrow, names);
            }

            if (isOfClasses && ChannelsOf(first) > ChannelsOf(middle) && ChannelsOf(middle) > ChannelsOf(last) && HasWeightsBehind(view, last)
                && new[] { first, middle, last }.All(static step => KernelOf(step) > 1))
            {
                yield return Problem.At(last.Site, DiagnosticIds.ChannelsShrink, names);
            }
        }
    }

    private static bool IsPlain(Step step) => step.Op is Convolution { Groups: null, Windows: { Vertical.Dilation: 1, Horizontal.Dilation: 1 } };

    /// <summary>The convolution before another, with nothing but activations, normalizations, dropouts and pools between them.</summary>
    private static Step? Previous(NetworkView view, Step step) =>
        view.Before(step.Input, static between => between.IsNormalization || between.IsPool || between.Kind is StepKind.Activation or StepKind.Dropout) is { } before && IsPlain(before) ? before : null;

    private static int KernelOf(Step step) => Math.Max(((Convolution)step.Op).Windows.Height, ((Convolution)step.Op).Windows.Width);

    private static int ChannelsOf(Step step) => ((Convolution)step.Op).Outputs;

    private static bool HasWeightsBehind(NetworkView view, Step step)
    {
        Step? next = view.OnlyReader(step.Output);
        while (next is { IsWeighted: false, HasOneInput: true })
        {
            next = view.OnlyReader(next.Output);
        }

        return next is { IsWeighted: true };
    }
}
