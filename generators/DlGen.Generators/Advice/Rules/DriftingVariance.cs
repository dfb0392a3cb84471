using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice.Rules;

/// <summary>Values, or gradients, that the initial weights make larger or smaller from layer to layer, over the depth by a factor of 1000 and more.</summary>
internal static class DriftingVariance
{
    /// <summary>The factor that mean squares may change by.</summary>
    private const double Most = 1e6;

    /// <summary>Layers with weights that are no depth yet.</summary>
    private const int Few = 5;

    public static IEnumerable<Problem> Find(NetworkView view)
    {
        if (view.Spec.IsBlock || view.Steps.Count(static step => step.IsWeighted) < Few || VanishingGradients.Find(view).Any())
        {
            yield break;
        }

        foreach (Step step in view.Steps.Where(step => step.IsWeighted && !IsZero(view, step)))
        {
            double square = view.Moments.Value(step.Input);
            if (square is > Most or < 1 / Most and > 0)
            {
                yield return Problem.At(step.Site, DiagnosticIds.VarianceDrifts, "values", PowerOfTen(square), square > 1 ? "larger" : "smaller", "inputs", step.Name);
                yield break;
            }
        }

        foreach (Step step in view.Steps.Where(static step => step.IsWeighted))
        {
            double square = view.Moments.Gradient(step.Output);
            if (square is > Most or < 1 / Most and > 0)
            {
                yield return Problem.At(step.Site, DiagnosticIds.VarianceDrifts, "gradients", PowerOfTen(square), square > 1 ? "larger" : "smaller", "outputs", step.Name);
                yield break;
            }
        }
    }

    private static bool IsZero(NetworkView view, Step step) => Moments.Weights(view, step).Variance == 0;

    /// <summary>The power of ten that a factor of the values is nearest to: 10^4.</summary>
    private static string PowerOfTen(double square) => $"10^{Text.Plain((long)Math.Round(Math.Abs(Math.Log10(square)) / 2))}";
}
