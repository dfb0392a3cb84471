namespace DlGen.Gpu.Tests.Kernels.Tensor;

/// <summary>The nearest numbers of fewer bits, by arithmetic on the value, not on its bits.</summary>
internal static class Rounding
{
    /// <summary>10 bits of mantissa; of two that are as near, the one away from zero.</summary>
    public static double ToTf32(float value) => Round(value, 10, MidpointRounding.AwayFromZero);

    /// <summary>7 bits of mantissa; of two that are as near, the even one.</summary>
    public static double ToBf16(float value) => Round(value, 7, MidpointRounding.ToEven);

    private static double Round(double value, int bits, MidpointRounding midpoint)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value;
        }

        // Below float's smallest normal number the last place stays where it is.
        double place = Math.ScaleB(1, Math.Max(Math.ILogB(value), -126) - bits);
        return (float)(Math.Round(value / place, midpoint) * place);
    }
}
