using System.Diagnostics;
using static System.FormattableString;

namespace DlGen;

/// <summary>
/// Whether probabilities come true: of the examples that have a probability of 0.8, are four in five what was said? Examples are put into
/// bins of equal width by their probability, as scikit-learn's <c>calibration_curve</c> does.
/// </summary>
[DebuggerDisplay("expected error {ExpectedError}, {Bins.Count} bins")]
public sealed class CalibrationCurve
{
    /// <summary>As many bins as Guo et al. took.</summary>
    internal const int DefaultBins = 15;

    private CalibrationCurve(CalibrationBin[] bins, double expectedError)
    {
        Bins = bins;
        ExpectedError = expectedError;
    }

    /// <summary>The bins, from the lowest probability to the highest, those without an example among them.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; }

    /// <summary>
    /// The expected calibration error: the mean of |accuracy − confidence| over the bins, each counted by its examples (Naeini et al. 2015; Guo et
    /// al., On Calibration of Modern Neural Networks, 2017). NaN without examples, or where an output is NaN.
    /// </summary>
    public double ExpectedError { get; }

    /// <summary>The maximum calibration error: that of the bin where |accuracy − confidence| is largest. NaN without examples, or where an output is NaN.</summary>
    public double MaximumError => double.IsNaN(ExpectedError)
        ? double.NaN
        : Bins.Where(static bin => bin.Count > 0).Max(static bin => Math.Abs(bin.Accuracy - bin.Confidence));

    /// <summary>The error, and a table of the bins with examples.</summary>
    public override string ToString()
    {
        var table = new TextTable();
        table.Add("from", "to", "examples", "confidence", "accuracy");
        foreach (CalibrationBin bin in Bins.Where(static bin => bin.Count > 0))
        {
            table.Add(
                Figures.Percent(bin.Lower), Figures.Percent(bin.Upper), Figures.Count(bin.Count), Figures.Percent(bin.Confidence), Figures.Percent(bin.Accuracy));
        }

        return $"expected calibration error {Figures.Percent(ExpectedError)}, maximum {Figures.Percent(MaximumError)}\n\n{table}";
    }

    /// <summary>The probability of the predicted class, and whether it is the true one; with two classes, the probability of class 1.</summary>
    internal static CalibrationCurve OfPredictions(ScoreSample sample, int bins) => sample.Scores.IsBinary
        ? OfCategory(sample, 1, bins)
        : Of(
            sample,
            bins,
            static (scores, row) => scores.Predicted[row] == ConfusionMatrix.NoClass ? double.NaN : scores[row, scores.Predicted[row]],
            static (scores, row) => scores.Predicted[row] == scores.Actual[row]);

    /// <summary>The probability of a class, or of a yes at an output, and whether it is one.</summary>
    internal static CalibrationCurve OfCategory(ScoreSample sample, int category, int bins) => Of(
        sample, bins, (scores, row) => scores.Probability(row, category), (scores, row) => scores.Is(row, category));

    /// <summary>The expected error; of outputs that each are a yes or no, the mean of theirs.</summary>
    internal static double Error(ScoreSample sample) => sample.Scores.Task == TargetTask.Labels
        ? Enumerable.Range(0, sample.Scores.Categories).Average(category => OfCategory(sample, category, DefaultBins).ExpectedError)
        : OfPredictions(sample, DefaultBins).ExpectedError;

    private static CalibrationCurve Of(ScoreSample sample, int bins, Func<HeadScores, int, double> probability, Func<HeadScores, int, bool> isTrue)
    {
        if (bins < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(bins), bins, Invariant($"There is at least one bin."));
        }

        double step = 1.0 / bins;
        var counts = new int[bins];
        var sums = new double[bins];
        var hits = new int[bins];
        bool hasNaN = false;
        for (int row = 0; row < sample.Scores.Rows; row++)
        {
            int times = sample.Times(row);
            if (times == 0)
            {
                continue;
            }

            double value = probability(sample.Scores, row);
            hasNaN |= double.IsNaN(value);
            int bin = Bin(value, bins, step);
            counts[bin] += times;
            sums[bin] += times * value;
            hits[bin] += isTrue(sample.Scores, row) ? times : 0;
        }

        double all = counts.Sum();
        double error = 0;
        var results = new CalibrationBin[bins];
        for (int bin = 0; bin < bins; bin++)
        {
            double confidence = sums[bin] / counts[bin];
            double accuracy = (double)hits[bin] / counts[bin];
            error += counts[bin] == 0 ? 0 : counts[bin] / all * Math.Abs(accuracy - confidence);
            results[bin] = new CalibrationBin(bin * step, bin == bins - 1 ? 1 : (bin + 1) * step, counts[bin], confidence, accuracy);
        }

        return new CalibrationCurve(results, hasNaN || all == 0 ? double.NaN : error);
    }

    /// <summary>The bin of a probability: the one whose upper end is the first that isn't below it. NaN goes to the first.</summary>
    private static int Bin(double probability, int bins, double step)
    {
        int bin = double.IsNaN(probability) ? 0 : Math.Clamp((int)Math.Ceiling(probability * bins) - 1, 0, bins - 1);

        // The product is rounded, and so are the ends.
        while (bin > 0 && probability <= bin * step)
        {
            bin--;
        }

        while (bin < bins - 1 && probability > (bin + 1) * step)
        {
            bin++;
        }

        return bin;
    }
}
