using static System.FormattableString;

namespace DlGen;

/// <summary>
/// Scales each input linearly so that its least value over the examples that it was fitted on becomes the one end of a range, and its largest
/// the other, as scikit-learn's MinMaxScaler. Other examples may lie outside. An input that is the same in all examples becomes the lower end.
/// </summary>
public sealed class MinMax : Scaler
{
    internal const string FileKind = "minmax";

    internal MinMax(ScalerNumbers numbers, Dataset? fitted = null)
        : base(numbers, fitted)
    {
    }

    internal override string Kind => FileKind;

    /// <summary>Takes the least and the largest value of each input over the examples. Values that are missing don't count.</summary>
    /// <param name="data">The training part.</param>
    /// <param name="low">The lower end of the range.</param>
    /// <param name="high">The upper end.</param>
    /// <exception cref="ArgumentException">The dataset is empty, a test part, or scaled already, or the ends aren't finite and in order.</exception>
    public static MinMax Fit(Dataset data, double low = 0, double high = 1)
    {
        CheckFit(data);
        if (!(low < high && double.IsFinite(high - low)))
        {
            throw new ArgumentException(Invariant($"The range is {low} to {high}; its ends must be finite, the lower one first."), nameof(low));
        }

        var moments = new InputMoments(data, data.InputSize);
        var offsets = new double[data.InputSize];
        var divisors = new double[data.InputSize];
        for (int index = 0; index < offsets.Length; index++)
        {
            double range = moments.High[index] - moments.Low[index];
            divisors[index] = range > 0 ? range / (high - low) : 1;
            offsets[index] = moments.Low[index] - (low * divisors[index]);
        }

        return new MinMax(new ScalerNumbers(offsets, divisors, moments.HasMissing ? moments.Mean : null), data);
    }
}
