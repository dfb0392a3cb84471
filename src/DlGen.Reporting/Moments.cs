using System.Numerics;

namespace DlGen.Reporting;

/// <summary>Statistics of a tensor's values.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation, n in the denominator.</param>
/// <param name="Zeros">The part of them that is exactly 0.</param>
internal readonly record struct Moments(double Mean, double Deviation, double Zeros)
{
    /// <summary>The root of the mean square.</summary>
    public double RootMeanSquare => Math.Sqrt((Mean * Mean) + (Deviation * Deviation));

    /// <summary>The statistics of some values; NaN where there are none.</summary>
    public static Moments Of<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        int zeros = 0;
        foreach (T value in values)
        {
            sum += double.CreateTruncating(value);
            zeros += value == T.Zero ? 1 : 0;
        }

        double mean = sum / values.Length;
        double squares = 0;
        foreach (T value in values)
        {
            double distance = double.CreateTruncating(value) - mean;
            squares += distance * distance;
        }

        return new Moments(mean, Math.Sqrt(squares / values.Length), (double)zeros / values.Length);
    }
}
