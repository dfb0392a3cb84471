using System.Runtime.CompilerServices;

namespace DlGen.Runtime;

/// <summary>
/// Random numbers without a state: the number at an index is a hash of seed, stream and index, so they can be drawn in any
/// order. The hash is the finaliser of SplitMix64 (Steele, Lea and Flood, Fast splittable pseudorandom number generators,
/// 2014), twice, over a Weyl sequence. Only operations that IEEE 754 rounds exactly are used, so that every platform gets the
/// same bits.
/// </summary>
internal readonly struct CounterRandom(int seed, int stream)
{
    internal const ulong Weyl = 0x9E37_79B9_7F4A_7C15;
    private readonly ulong key = Mix(Mix((ulong)(uint)seed + Weyl) + ((ulong)(uint)stream * Weyl));

    /// <summary>A number spread evenly over [−1, 1).</summary>
    public double Symmetric(long index) => Symmetric(Mix(key + ((ulong)index * Weyl)));

    /// <summary>A whole number from 0 on and below <paramref name="bound"/>, each equally likely but for 2⁻⁶⁴.</summary>
    public int Below(long index, int bound) => (int)Math.BigMul(Mix(key + ((ulong)index * Weyl)), (ulong)bound, out _);

    /// <summary>
    /// Two independent numbers from the normal distribution: Box and Muller's transform in Marsaglia's polar form, which
    /// needs no trigonometry. It draws points until one lies in the unit disc.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (double First, double Second) Normal(long index)
    {
        ulong own = Mix(key + ((ulong)index * Weyl));
        while (true)
        {
            own = Mix(own + Weyl);
            double x = Symmetric(own);
            own = Mix(own + Weyl);
            double y = Symmetric(own);
            double square = (x * x) + (y * y);
            if (square is > 0 and < 1)
            {
                double factor = Math.Sqrt(-2 * Log(square) / square);
                return (x * factor, y * factor);
            }
        }
    }

    private static ReadOnlySpan<double> Coefficients =>
        [1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3, 1];

    // Math.Log may differ in its last bit from one platform to the next. x = m·2ᵉ with m in [√½, √2), and with
    // s = (m − 1)/(m + 1), which is at most 0.172 in size, ln m = 2(s + s³/3 + s⁵/5 + …); the first term left out is below 1e-17.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Log(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0xF_FFFF_FFFF_FFFF) | (1023L << 52));
        if (m > 1.4142135623730951)
        {
            m /= 2;
            exponent++;
        }

        double s = (m - 1) / (m + 1);
        double square = s * s;
        double sum = 0;
        foreach (double coefficient in Coefficients)
        {
            sum = (sum * square) + coefficient;
        }

        return (exponent * 0.6931471805599453) + (2 * s * sum);
    }

    private static double Symmetric(ulong bits) => ((long)(bits >> 11) - (1L << 52)) * (1.0 / (1L << 52));

    internal static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
