using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <content>Sine, cosine and the inverse tangent.</content>
internal static partial class VectorMath<TVector, T>
{
    /// <summary>Up to here n·π/2 can be taken off in exact steps.</summary>
    private static double Reducible => typeof(T) == typeof(float) ? 4096 : 1e6;

    /// <summary>sin x.</summary>
    [MethodImpl(Function)]
    public static TVector Sin(TVector x)
    {
        TVector isNear = TVector.Abs(x) <= Constant(Reducible);

        // The sine of −0 is −0, which the sums of the series would lose.
        TVector near = TVector.Where(TVector.Abs(x) > Constant(0), Circular(x, Constant(0)), x);
        return TVector.AllSet(isNear) ? near : TVector.Where(isNear, near, TVector.SinOfAny(x));
    }

    /// <summary>cos x = sin(x + π/2).</summary>
    [MethodImpl(Function)]
    public static TVector Cos(TVector x)
    {
        TVector isNear = TVector.Abs(x) <= Constant(Reducible);
        TVector near = Circular(x, Constant(1));
        return TVector.AllSet(isNear) ? near : TVector.Where(isNear, near, TVector.CosOfAny(x));
    }

    /// <summary>
    /// The inverse tangent by the rational approximation of S. L. Moshier's Cephes library (atan.c), t + t·t²·P(t²)/Q(t²),
    /// with |x| brought below 0.66 by atan x = π/4 + atan((x − 1)/(x + 1)) and, from tan(3π/8) on, π/2 − atan(1/x).
    /// </summary>
    [MethodImpl(Function)]
    public static TVector Atan(TVector x)
    {
        TVector magnitude = TVector.Abs(x);
        TVector isFar = magnitude > Constant(2.41421356237309504880);
        TVector isMiddle = magnitude > Constant(0.66);
        TVector t = TVector.Where(isMiddle, (magnitude - Constant(1)) / (magnitude + Constant(1)), magnitude);
        t = TVector.Where(isFar, Constant(-1) / magnitude, t);
        TVector angle = TVector.Where(isMiddle, Constant(Math.PI / 4), Constant(0));
        angle = TVector.Where(isFar, Constant(Math.PI / 2), angle);

        // What a double can't hold of π/4 and π/2.
        TVector rest = TVector.Where(isMiddle, Constant(3.061616997868382943065e-17), Constant(0));
        rest = TVector.Where(isFar, Constant(6.123233995736765886130e-17), rest);

        TVector square = t * t;
        TVector p = Horner(
            square, Constant(-0.8750608600031904122785), -16.15753718733365076637, -75.00855792314704667340, -122.8866684490136173410, -64.85021904942025371773);
        TVector q = Horner(
            square, square + Constant(24.85846490142306297962), 165.0270098316988542046, 432.8810604912902668951, 485.3903996359136964868, 194.5506571482613964425);
        TVector atan = angle + (TVector.MultiplyAdd(t, square * p / q, t) + rest);
        return TVector.CopySign(atan, x);
    }

    /// <summary>
    /// sin(x + m·π/2): x = n·π/2 + r with |r| ≤ π/4, and by the last two bits of n + m one of sin r, cos r, −sin r, −cos r.
    /// </summary>
    [MethodImpl(Part)]
    private static TVector Circular(TVector x, TVector m)
    {
        TVector n = Round(x * Constant(2 / Math.PI));
        TVector r = ReduceByQuarters(x, n);
        TVector square = r * r;
        TVector sin = TVector.MultiplyAdd(r * square, SinSeries(square), r);
        TVector cos = TVector.MultiplyAdd(square * square, CosSeries(square), Constant(1) - (Constant(0.5) * square));

        // −2, −1, 0, 1 or 2, which is n + m but for a multiple of 4.
        TVector quarter = n + m;
        quarter -= Constant(4) * Round(Constant(0.25) * quarter);
        TVector isOdd = TVector.Abs(TVector.Abs(quarter) - Constant(1)) < Constant(0.5);
        TVector value = TVector.Where(isOdd, cos, sin);
        TVector isUpper = TVector.Abs(quarter - Constant(0.5)) < Constant(1);
        return TVector.Where(isUpper, value, -value);
    }

    /// <summary>x − n·π/2; π/2 in four parts, the first three short enough for their products with n to be exact (Cody and Waite 1980).</summary>
    [MethodImpl(Part)]
    private static TVector ReduceByQuarters(TVector x, TVector n)
    {
        bool isFloat = typeof(T) == typeof(float);
        x = TVector.MultiplyAdd(n, Constant(isFloat ? -1.5703125 : -1.5707963267341256), x);
        x = TVector.MultiplyAdd(n, Constant(isFloat ? -0.0004837512969970703 : -6.077100506303966e-11), x);
        x = TVector.MultiplyAdd(n, Constant(isFloat ? -7.549533620476723e-08 : -2.0222662487111665e-21), x);
        return TVector.MultiplyAdd(n, Constant(isFloat ? -2.563344151594519e-12 : -8.4784276603689e-32), x);
    }

    /// <summary>(sin r − r) / r³ as a series of r²: 4 terms are enough for a float and 8 for a double.</summary>
    [MethodImpl(Part)]
    private static TVector SinSeries(TVector square)
    {
        TVector sum = Constant(0);
        if (typeof(T) == typeof(double))
        {
            sum = Horner(square, sum, 1.0 / 355_687_428_096_000, -1.0 / 1_307_674_368_000, 1.0 / 6_227_020_800, -1.0 / 39_916_800);
        }

        return Horner(square, sum, 1.0 / 362_880, -1.0 / 5_040, 1.0 / 120, -1.0 / 6);
    }

    /// <summary>(cos r − 1 + r²/2) / r⁴ as a series of r², of as many terms.</summary>
    [MethodImpl(Part)]
    private static TVector CosSeries(TVector square)
    {
        TVector sum = Constant(0);
        if (typeof(T) == typeof(double))
        {
            sum = Horner(square, sum, -1.0 / 6_402_373_705_728_000, 1.0 / 20_922_789_888_000, -1.0 / 87_178_291_200, 1.0 / 479_001_600);
        }

        return Horner(square, sum, -1.0 / 3_628_800, 1.0 / 40_320, -1.0 / 720, 1.0 / 24);
    }
}
