using static System.FormattableString;

namespace DlGen;

/// <summary>
/// Scales each input to mean 0 and variance 1 over the examples that it was fitted on: y = (x − μ) / σ, with σ² = Σ(x − μ)² / n as scikit-learn's
/// StandardScaler. An input that is the same in all examples becomes 0.
/// </summary>
public sealed class Standardizer : Scaler
{
    internal const string FileKind = "standardizer";

    internal Standardizer(ScalerNumbers numbers, Dataset? fitted = null)
        : base(numbers, fitted)
    {
    }

    internal override string Kind => FileKind;

    /// <summary>Takes mean and variance of each input over the examples. Values that are missing don't count.</summary>
    /// <param name="data">The training part.</param>
    /// <exception cref="ArgumentException">The dataset is empty, a test part, or scaled already.</exception>
    public static Standardizer Fit(Dataset data)
    {
        CheckFit(data);
        return Of(data, new InputMoments(data, data.InputSize));
    }

    /// <summary>
    /// Takes one mean and one variance of each channel of images [C, H, W] over the examples, as images are normalized as a rule; of images
    /// [H, W] one of all pixels.
    /// </summary>
    /// <param name="data">The training part.</param>
    /// <exception cref="ArgumentException">The dataset is empty, a test part, or scaled already, or its inputs are no images.</exception>
    public static Standardizer FitChannels(Dataset data)
    {
        CheckFit(data);
        return Of(data, new InputMoments(data, Channels(data.InputShape)));
    }

    /// <summary>A standardizer with given numbers for each channel, such as those of the data that a model was trained on before.</summary>
    /// <param name="inputShape">The shape of an image: [C, H, W], or [H, W] for one channel.</param>
    /// <param name="means">The mean of each channel, with bytes as values in [0, 1].</param>
    /// <param name="deviations">The standard deviation of each channel.</param>
    /// <exception cref="ArgumentException">The shape is no image's, there aren't as many numbers as channels, a mean isn't finite, or a deviation isn't above 0.</exception>
    public static Standardizer OfChannels(ReadOnlySpan<int> inputShape, ReadOnlySpan<double> means, ReadOnlySpan<double> deviations)
    {
        int channels = Channels(inputShape);
        if (means.Length != channels || deviations.Length != channels)
        {
            throw new ArgumentException(Invariant($"There are {means.Length} means and {deviations.Length} deviations for the {channels} channels of {ShapeText.Format(inputShape)}."), nameof(means));
        }

        for (int channel = 0; channel < channels; channel++)
        {
            if (!double.IsFinite(means[channel]) || !(deviations[channel] > 0 && double.IsFinite(deviations[channel])))
            {
                throw new ArgumentException(Invariant(
                    $"Channel {channel} has mean {means[channel]} and deviation {deviations[channel]}; both must be finite, and the deviation above 0."), nameof(deviations));
            }
        }

        int size = 1;
        foreach (int length in inputShape)
        {
            size = checked(size * length);
        }

        return new Standardizer(new ScalerNumbers(Spread(means, size), Spread(deviations, size), Fills: null));
    }

    private static Standardizer Of(Dataset data, InputMoments moments)
    {
        var deviations = new double[moments.Mean.Length];
        for (int index = 0; index < deviations.Length; index++)
        {
            // What rounding alone makes of an input that is always the same; the bound is that of scikit-learn.
            const double epsilon = 2.220446049250313e-16;
            (double variance, double mean, double count) = (moments.Variance[index], moments.Mean[index], moments.Count[index]);
            double rounding = count * mean * epsilon;
            deviations[index] = variance <= (count * epsilon * variance) + (rounding * rounding) ? 1 : Math.Sqrt(variance);
        }

        double[] means = Spread(moments.Mean, data.InputSize);
        return new Standardizer(new ScalerNumbers(means, Spread(deviations, data.InputSize), moments.HasMissing ? means : null), data);
    }

    private static int Channels(ReadOnlySpan<int> shape) => shape.Length switch
    {
        2 => 1,
        3 => shape[0],
        _ => throw new ArgumentException(Invariant($"Inputs of shape {ShapeText.Format(shape)} are no images; those have [C, H, W] or [H, W].")),
    };

    /// <summary>A number for each input, from one for each run of them.</summary>
    private static double[] Spread(ReadOnlySpan<double> numbers, int size)
    {
        var all = new double[size];
        for (int index = 0; index < size; index++)
        {
            all[index] = numbers[index / (size / numbers.Length)];
        }

        return all;
    }
}
