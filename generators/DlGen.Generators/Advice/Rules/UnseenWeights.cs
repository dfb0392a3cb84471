using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice.Rules;

/// <summary>A kernel of which most weights never meet the image, only the zeros around it, for the image has become too small.</summary>
internal static class UnseenWeights
{
    private const int Longest = 1_000;

    public static IEnumerable<Problem> Find(NetworkView view)
    {
        foreach (Step step in view.Steps.Where(static step => step.Scope is null))
        {
            if (step.Op is not Convolution { Windows: { Height: <= Longest, Width: <= Longest } windows })
            {
                continue;
            }

            (_, int height, int width) = Windows.ImageOf(view.Graph[step.Input].Known);
            long used = Seen(windows.Horizontal, width) * (windows.IsOfSequence ? 1 : Seen(windows.Vertical, height));
            if (5 * used < 2L * windows.Places)
            {
                string image = windows.IsOfSequence ? Text.Plain(width) : $"{Text.Plain(height)}×{Text.Plain(width)}";
                yield return Problem.At(step.Site, DiagnosticIds.UnseenWeights, step.Name, image, Text.Plain(windows.Places - used), Text.Plain(windows.Places));
            }
        }
    }

    /// <summary>Places of a window that meet the image in at least one of the windows.</summary>
    private static long Seen(WindowAxis axis, int length)
    {
        long seen = 0;
        for (int place = 0; place < axis.Length; place++)
        {
            // The window at i has this place at i·stride + offset.
            long offset = ((long)place * axis.Dilation) - axis.Before;
            long first = offset >= 0 ? 0 : (-offset + axis.Stride - 1) / axis.Stride;
            seen += first < axis.Count(length) && (first * axis.Stride) + offset < length ? 1 : 0;
        }

        return seen;
    }
}
