using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <content>Powers.</content>
internal static partial class VectorMath<TVector, T>
{
    /// <summary>
    /// |x|ⁿ = e^(n·log |x|), with the sign of x for odd n, and NaN where x is below 0 and n isn't whole. The error grows with the
    /// size of n·log |x|, of which a unit in the last place is as much of the result: a few units near 1, and some hundreds
    /// at the ends of the range.
    /// </summary>
    [MethodImpl(Function)]
    public static TVector Pow(TVector x, T exponent)
    {
        double n = typeof(T) == typeof(float) ? Unsafe.BitCast<T, float>(exponent) : Unsafe.BitCast<T, double>(exponent);
        TVector power = n == 0.5
            ? TVector.Sqrt(TVector.Abs(x))
            : TVector.Exp(Constant(n) * TVector.Log(TVector.Abs(x)));
        if (double.IsInteger(n))
        {
            return double.IsOddInteger(n) ? TVector.CopySign(power, x) : power;
        }

        // Of a number below 0 only −∞ has a power that isn't whole, which is that of ∞.
        TVector lowest = Constant(typeof(T) == typeof(float) ? float.MinValue : double.MinValue);
        TVector ofNegative = TVector.Where(x < lowest, power, Constant(double.NaN));
        return TVector.Where(x < Constant(0), ofNegative, power);
    }
}
