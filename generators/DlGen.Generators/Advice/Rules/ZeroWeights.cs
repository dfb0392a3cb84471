using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice.Rules;

/// <summary>
/// Weights that start at zero where that lasts: with a zero bias all outputs are 0. Behind them a relu, whose slope at 0 is 0, lets no
/// gradient through, and a second layer of zeros sends none back. One layer of zeros at the end of a network or of a residual block is sound.
/// </summary>
internal static class ZeroWeights
{
    public static IEnumerable<Problem> Find(NetworkView view) => view.Steps
        .Where(step => step.IsWeighted && IsZero(view, step.Weight) && IsZero(view, step.Bias))
        .Select(step => Behind(view, step) is { } stops && !NetworkView.IsWithinABlock([step, stops])
            ? Problem.At(view.SiteOf(step, "initialization"), DiagnosticIds.NeuronsStayEqual, step.Name, stops.IsWeighted ? $"{stops.Name}, which starts at zero too," : stops.Name)
            : null)
        .OfType<Problem>();

    /// <summary>The step behind a layer of zeros that keeps it from learning; null where none does.</summary>
    private static Step? Behind(NetworkView view, Step zeros)
    {
        bool isZero = true;
        Step? step = view.OnlyReader(zeros.Output);
        while (step is { HasOneInput: true })
        {
            if (step.IsWeighted)
            {
                return IsZero(view, step.Weight) ? step : null;
            }

            if (step.Function is { } function)
            {
                if (isZero && function is { IsKnown: true, AtZero: 0, SlopeAtZero: 0 })
                {
                    return step;
                }

                isZero &= function is { IsKnown: true, AtZero: 0 };
            }
            else if (!step.IsNormalization && !step.IsPool && step.Kind is not (StepKind.Dropout or StepKind.Flatten))
            {
                return null;
            }

            step = view.OnlyReader(step.Output);
        }

        return null;
    }

    private static bool IsZero(NetworkView view, string? parameter) =>
        parameter is null || view.Graph.Index.Parameter(parameter) is { IsFrozen: false, Initialization: var start } && start == InitialValues.Zero;
}
