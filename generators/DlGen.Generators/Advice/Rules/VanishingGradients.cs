using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice.Rules;

/// <summary>
/// Activations that saturate, one behind the other: of the gradient no more reaches the first layers than the product of their largest
/// slopes, 0.25^L for sigmoids, but for the weights. The path with the largest product counts, so that a residual cuts it. A
/// normalization scales anew, and cuts it as well.
/// </summary>
internal static class VanishingGradients
{
    private const double TooLittle = 1e-3;

    public static IEnumerable<Problem> Find(NetworkView view)
    {
        if (view.Spec.IsBlock)
        {
            return [];
        }

        var bounds = new Dictionary<string, double>();
        var next = new Dictionary<string, Step>();
        foreach (End end in view.Ends)
        {
            bounds[end.Value] = 1;
        }

        foreach (Step step in view.Steps.Reverse())
        {
            if (!bounds.TryGetValue(step.Output, out double bound))
            {
                continue;
            }

            double left = step.IsNormalization ? 1 : bound * SlopeOf(step);
            foreach (string input in step.Inputs)
            {
                if (!bounds.TryGetValue(input, out double other) || (left > other && !view.IsOutput(input)))
                {
                    bounds[input] = left;
                    next[input] = step;
                }
            }
        }

        return view.Steps.FirstOrDefault(step => step.IsWeighted && bounds.TryGetValue(step.Output, out double bound) && bound < TooLittle) is { } deepest
            ? [Describe(deepest, bounds[deepest.Output], [.. PathFrom(deepest, next)])]
            : [];
    }

    private static Problem Describe(Step deepest, double bound, IReadOnlyList<Step> passed)
    {
        bool areAlike = passed.All(step => step.Function!.SteepestSlope == passed[0].Function!.SteepestSlope);
        string product = $"{(areAlike ? $"{Number(passed[0].Function!.SteepestSlope)}^{Text.Plain(passed.Count)} = " : "")}{Number(bound)}";
        return Problem.At(passed[0].Site, DiagnosticIds.VanishingGradient, deepest.Name, Text.Plain(passed.Count), passed[0].Name, product);
    }

    /// <summary>The activations that saturate on the way from a step to the output.</summary>
    private static IEnumerable<Step> PathFrom(Step step, Dictionary<string, Step> next)
    {
        string value = step.Output;
        while (next.TryGetValue(value, out Step? reader) && !reader.IsNormalization)
        {
            if (SlopeOf(reader) < 1)
            {
                yield return reader;
            }

            value = reader.Output;
        }
    }

    private static double SlopeOf(Step step) => step.Function is { IsKnown: true, Saturates: true } function ? Math.Min(1, function.SteepestSlope) : 1;

    private static string Number(double number) => number.ToString("0.##E+0", CultureInfo.InvariantCulture) is var scientific && number < 0.01
        ? scientific.Replace("E", "·10^").Replace("^+", "^")
        : number.ToString("0.##", CultureInfo.InvariantCulture);
}
