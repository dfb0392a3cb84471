namespace DlGen;

/// <summary>Powers with the same bits on every platform, which Math.Pow need not give.</summary>
internal static class Powers
{
    /// <summary>A number to the power of a whole number that isn't negative, by repeated squaring.</summary>
    public static double Of(double number, long exponent)
    {
        double power = 1;
        for (double square = number; exponent > 0; exponent >>= 1, square *= square)
        {
            if ((exponent & 1) != 0)
            {
                power *= square;
            }
        }

        return power;
    }
}
