using System.Diagnostics;
using static System.FormattableString;

namespace DlGen;

/// <summary>How the loss went as the learning rate grew, by <see cref="LearningRateFinder"/>, and the rates that follow from it.</summary>
[DebuggerDisplay("{Headline,nq}")]
public sealed class LearningRateCurve
{
    /// <summary>How many lines a curve is printed in.</summary>
    private const int Lines = 20;

    /// <summary>How many points at the end don't count for suggestions, as in fastai: there the loss explodes.</summary>
    private const int LeftOutAtEnd = 5;

    internal LearningRateCurve(IReadOnlyList<LearningRatePoint> points, int updates)
    {
        Points = points;
        int first = Math.Min(updates / 10, points.Count);
        LearningRatePoint[] counted = [.. points.Skip(first).SkipLast(LeftOutAtEnd).Where(static point => double.IsFinite(point.SmoothedLoss))];
        Steepest = FindSteepest(counted);
        Valley = FindValley(counted);
    }

    /// <summary>The learning rate, the loss and the smoothed loss of each update, in order.</summary>
    public IReadOnlyList<LearningRatePoint> Points { get; }

    /// <summary>
    /// The suggestion to begin with: a rate about half-way down the longest valley, which is the longest falling subsequence of smoothed losses, as
    /// fastai's "valley". Null where there are too few updates. The first tenth of the updates and the last five don't count.
    /// </summary>
    public float? Valley { get; }

    /// <summary>
    /// The rate at which the smoothed loss falls most by the logarithm of the rate, as fastai's "steep". Null where there are too few updates. The
    /// first tenth of the updates and the last five don't count.
    /// </summary>
    public float? Steepest { get; }

    private string Headline => $"{Figures.Count(Points.Count, "update")}, valley {Rate(Valley)}, steepest {Rate(Steepest)}";

    /// <summary>The suggestions and a table of the curve: learning rate, loss and smoothed loss; of many updates some, evenly spread.</summary>
    public override string ToString()
    {
        if (Points.Count == 0)
        {
            return Headline;
        }

        var table = new TextTable();
        table.Add("learning rate", "loss", "smoothed");
        int lines = Math.Min(Lines, Points.Count);
        for (int line = 0; line < lines; line++)
        {
            LearningRatePoint point = Points[lines == 1 ? 0 : (int)((long)line * (Points.Count - 1) / (lines - 1))];
            table.Add(Rate(point.LearningRate), Figures.Loss(point.Loss), Figures.Loss(point.SmoothedLoss));
        }

        return $"{Headline}\n\n{table}";
    }

    /// <summary>The curve as CSV, with the invariant culture's decimal point: the columns learning_rate, loss and smoothed_loss, a line for each update.</summary>
    public string ToCsv()
    {
        var csv = new CsvText(["learning_rate", "loss", "smoothed_loss"]);
        foreach (LearningRatePoint point in Points)
        {
            csv.Add([CsvText.Of(point.LearningRate), CsvText.Of(point.Loss), CsvText.Of(point.SmoothedLoss)]);
        }

        return csv.ToString();
    }

    /// <summary>Writes the curve to a file as <see cref="ToCsv"/> gives it. A file of that name is replaced as a whole.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It can't be written; the message says why.</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a directory, or must not be written.</exception>
    public void SaveCsv(string path) => CsvText.Save(path, ToCsv());

    private static string Rate(double? rate) => rate is { } value ? Invariant($"{value:0.00E+00}") : Figures.None;

    private static float? FindSteepest(LearningRatePoint[] points)
    {
        (double? rate, double least) = (null, double.PositiveInfinity);
        for (int index = 1; index < points.Length; index++)
        {
            (LearningRatePoint before, LearningRatePoint after) = (points[index - 1], points[index]);
            double slope = (after.SmoothedLoss - before.SmoothedLoss) / Math.Log(after.LearningRate / before.LearningRate);
            if (slope < least)
            {
                (rate, least) = (before.LearningRate, slope);
            }
        }

        return (float?)rate;
    }

    private static float? FindValley(LearningRatePoint[] points)
    {
        if (points.Length < 2)
        {
            return null;
        }

        // How long the longest falling subsequence is that ends at each point.
        var lengths = new int[points.Length];
        int end = 0;
        for (int index = 0; index < points.Length; index++)
        {
            for (int before = 0; before < index; before++)
            {
                lengths[index] = points[before].SmoothedLoss > points[index].SmoothedLoss ? Math.Max(lengths[index], lengths[before]) : lengths[index];
            }

            lengths[index]++;
            end = lengths[index] > lengths[end] ? index : end;
        }

        // A third and half of a third along it, rounded down one by one as fastai does; it takes the subsequence for a run without gaps.
        double third = lengths[end] / 3.0;
        return (float)points[Math.Max(0, end - lengths[end] + (int)third + (int)(third / 2))].LearningRate;
    }
}

/// <summary>An update of a <see cref="LearningRateFinder"/>.</summary>
/// <param name="LearningRate">The learning rate of the update.</param>
/// <param name="Loss">The mean loss of its batch before the update; of several batches their mean.</param>
/// <param name="SmoothedLoss">The exponential average of the losses up to here, with 0.98 of the one before, corrected for its start at zero.</param>
public readonly record struct LearningRatePoint(double LearningRate, double Loss, double SmoothedLoss);
