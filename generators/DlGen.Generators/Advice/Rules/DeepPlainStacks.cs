using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice.Rules;

/// <summary>So many layers one behind the other, with neither a residual nor a normalization between them, that they are hard to train.</summary>
internal static class DeepPlainStacks
{
    /// <summary>One more than a VGG-19 has, the deepest of the well-known plain networks.</summary>
    private const int Deep = 20;

    public static IEnumerable<Problem> Find(NetworkView view)
    {
        if (view.Spec.IsBlock || VanishingGradients.Find(view).Any() || DriftingVariance.Find(view).Any())
        {
            yield break;
        }

        var depths = new Dictionary<string, int>();
        int DepthOf(string value) => depths.TryGetValue(value, out int depth) ? depth : 0;
        Step? first = null;
        int deepest = 0;
        foreach (Step step in view.Steps)
        {
            int depth = step.IsNormalization || step.Function is { KeepsMoments: true } ? 0 : step.Inputs.Min(DepthOf) + (step.IsWeighted ? 1 : 0);
            depths[step.Output] = depth;
            deepest = Math.Max(deepest, depth);
            first ??= depth == Deep ? step : null;
        }

        if (first is not null)
        {
            yield return Problem.At(first.Site, DiagnosticIds.DeepPlainStack, Text.Plain(deepest));
        }
    }
}
