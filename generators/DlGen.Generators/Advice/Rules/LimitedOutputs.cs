using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice.Rules;

/// <summary>A last activation that keeps outputs from where the loss wants them.</summary>
internal static class LimitedOutputs
{
    public static IEnumerable<Problem> Find(NetworkView view)
    {
        foreach (End end in view.Ends)
        {
            Step? last = LogitsTwice.LastOf(view, end);
            if (end.Loss == "BinaryCrossEntropy" && last?.Kind == StepKind.Softmax)
            {
                yield return Limits(view, end, last, "nothing but numbers from 0 to 1");
            }
            else if (end.TakesLogits && last?.Function is { IsKnown: true } function && !(end.Loss == "BinaryCrossEntropy" && function.IsSigmoid)
                && RangeOf(function) is { } range)
            {
                yield return Limits(view, end, last, range);
            }
            else if (end.TakesRealNumbers && last?.Function is { IsKnown: true, StopsBelowZero: true })
            {
                yield return Problem.At(last.Site, DiagnosticIds.OutputsStopped, LogitsTwice.NameOf(view, end), last.Name, end.Loss!);
            }
        }
    }

    private static Problem Limits(NetworkView view, End end, Step last, string range) =>
        Problem.At(last.Site, DiagnosticIds.LogitsLimited, LogitsTwice.NameOf(view, end), last.Name, range, end.Loss!);

    /// <summary>What a function's values are limited to, in words; null for one that goes both ways without end.</summary>
    private static string? RangeOf(FunctionFacts function) => (double.IsInfinity(function.Lowest), double.IsInfinity(function.Highest)) switch
    {
        (true, true) => null,
        (false, true) => $"nothing below {Number(function.Lowest)}",
        (true, false) => $"nothing above {Number(function.Highest)}",
        _ => $"nothing but numbers from {Number(function.Lowest)} to {Number(function.Highest)}",
    };

    private static string Number(double number) => Math.Abs(number) < 0.005 ? "0" : number.ToString("0.##", CultureInfo.InvariantCulture);
}
