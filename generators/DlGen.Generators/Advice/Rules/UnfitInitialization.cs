using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice.Rules;

/// <summary>
/// Weights that were told to keep the variance, before activations that halve it, in a chain so long that it matters. Weights that
/// nothing was said of start as the activation asks.
/// </summary>
internal static class UnfitInitialization
{
    private const int Few = 12;

    public static IEnumerable<Problem> Find(NetworkView view)
    {
        if (view.Spec.IsBlock || view.Steps.Any(static step => step.IsNormalization || step.Kind == StepKind.Sum) || DriftingVariance.Find(view).Any())
        {
            return [];
        }

        Step[] unfit = [.. view.Steps.Where(step => step.IsWeighted && KeepsVariance(view, step) && view.OnlyReader(step.Output) is { Function: { } function } && Halves(function))];
        return unfit.Length < Few ? [] :
        [
            Problem.At(
                view.SiteOf(unfit[0], "initialization"), DiagnosticIds.UnfitInitialization, SchemeOf(view, unfit[0]), Text.Plain(unfit.Length),
                view.OnlyReader(unfit[0].Output)!.Name, Math.Pow(2, unfit.Length / 2.0).ToString("0", CultureInfo.InvariantCulture)),
        ];
    }

    private static string SchemeOf(NetworkView view, Step step) => view.Graph.Index.Parameter(step.Weight!).Initialization.Scheme;

    private static bool KeepsVariance(NetworkView view, Step step) => SchemeOf(view, step) is "Xavier" or "XavierUniform" or "LeCun" or "LeCunUniform";

    /// <summary>Whether about half of the mean square is lost, at any size of the values.</summary>
    private static bool Halves(FunctionFacts function) =>
        function.IsKnown && function.SecondMoment(1) is > 0.3 and < 0.6 && function.SecondMoment(1e-4) / 1e-4 is > 0.2 and < 0.6 && function.SecondMoment(1e4) / 1e4 is > 0.3 and < 0.6;
}
