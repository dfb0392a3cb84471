using System.Diagnostics;
using DlGen.Runtime;
using static System.FormattableString;

namespace DlGen;

/// <summary>
/// How confidence intervals are found: by drawing as many examples as there are from the evaluated ones, with replacement, again and again. An
/// interval reaches from one percentile of a figure's values in the draws to the other (Efron and Tibshirani, An Introduction to the Bootstrap,
/// 1993). An example is drawn with all of its positions.
/// </summary>
/// <remarks>
/// The same seed gives the same interval, and all metrics are computed on the same draws. Draws in which a figure isn't defined, as the
/// ROC-AUC of a class that wasn't drawn, are left out. Percentiles are interpolated linearly, as NumPy's are.
/// </remarks>
[DebuggerDisplay("{Resamples} resamples, level {Level}")]
public sealed class Bootstrap
{
    /// <summary>How many times examples are drawn.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Resamples
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Resamples), value, "Examples are drawn at least once.");
    } = 1000;

    /// <summary>The part of all test sets for which the interval is to contain the figure of unlimited data.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value isn't between 0 and 1.</exception>
    public double Level
    {
        get;
        init => field = value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(Level), value, "A level is above 0 and below 1, as 0.95.");
    } = 0.95;

    /// <summary>Where the draws come from.</summary>
    public int Seed { get; init; }

    /// <summary>The intervals of several figures of an evaluation.</summary>
    internal ConfidenceInterval[] Intervals(Evaluation evaluation, ScoreSample sample, IReadOnlyList<Metric> metrics)
    {
        HeadScores scores = sample.Scores;
        int[] examples = [.. Enumerable.Range(0, scores.Examples).Where(example => Counts(scores, example))];
        var values = new double[metrics.Count][];
        for (int metric = 0; metric < values.Length; metric++)
        {
            values[metric] = new double[Resamples];
        }

        var times = new int[scores.Examples];
        for (int resample = 0; resample < Resamples; resample++)
        {
            Draw(examples, times, resample);
            Evaluation drawn = evaluation.Resampled(new ScoreSample(scores, times));
            for (int metric = 0; metric < values.Length; metric++)
            {
                values[metric][resample] = metrics[metric].GetValue(drawn);
            }
        }

        return Array.ConvertAll(values, Interval);
    }

    private void Draw(int[] examples, int[] times, int resample)
    {
        Array.Clear(times);
        var random = new CounterRandom(Seed, resample);
        for (int draw = 0; draw < examples.Length; draw++)
        {
            times[examples[random.Below(draw, examples.Length)]]++;
        }
    }

    private ConfidenceInterval Interval(double[] values)
    {
        double[] defined = [.. values.Where(static value => !double.IsNaN(value)).Order()];
        return new ConfidenceInterval(Percentile(defined, (1 - Level) / 2), Percentile(defined, (1 + Level) / 2), Level);
    }

    /// <summary>NumPy's percentile: the value at place (n − 1)·q of the sorted ones, interpolated between its neighbors.</summary>
    private static double Percentile(double[] sorted, double part)
    {
        if (sorted.Length == 0)
        {
            return double.NaN;
        }

        double place = (sorted.Length - 1) * part;
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Length - 1);

        // Equal values, infinite ones among them, need no interpolation.
        return sorted[below] == sorted[above] ? sorted[below] : sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>Whether any of an example's rows counts.</summary>
    private static bool Counts(HeadScores scores, int example)
    {
        for (int row = example * scores.RowsPerExample; row < (example + 1) * scores.RowsPerExample; row++)
        {
            if (scores.Counts(row))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How examples are drawn.</summary>
    public override string ToString() => Invariant($"{Resamples} resamples, level {Level}, seed {Seed}");
}
