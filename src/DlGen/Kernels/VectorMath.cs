using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// The transcendental functions, written once for every register width and both precisions. NaN goes through all of
/// them. They are calls rather than inlined, since a register tile applies its epilogue to each of its registers.
/// </summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="T">The scalar: <see cref="float"/> or <see cref="double"/>.</typeparam>
internal static partial class VectorMath<TVector, T>
    where TVector : struct, IVector<TVector, T>, IPowerOfTwo<TVector>, ICircular<TVector>, ISign<TVector>
    where T : unmanaged
{
    private const MethodImplOptions Function = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;
    private const MethodImplOptions Part = MethodImplOptions.AggressiveInlining;

    /// <summary>eˣ = 2ⁿ · eʳ, n = round(x / ln 2), |r| ≤ ln 2 / 2; 2ⁿ in two factors, so that the ends of the range are right.</summary>
    [MethodImpl(Function)]
    public static TVector Exp(TVector x) => ExpPart(x);

    /// <summary>tanh |x| = (1 − e^(−2|x|)) / (1 + e^(−2|x|)), by way of eʸ − 1, which keeps small x accurate.</summary>
    [MethodImpl(Function)]
    public static TVector Tanh(TVector x)
    {
        TVector expMinusOne = ExpMinusOnePart(TVector.Max(Constant(-2) * TVector.Abs(x), Constant(-40)));
        TVector tanh = -expMinusOne / (expMinusOne + Constant(2));
        return TVector.CopySign(tanh, x);
    }

    /// <summary>
    /// sinh |x| = (t + t/(t + 1)) / 2 with t = e^|x| − 1 below 1, which keeps small x accurate, and h − 1/(4h) with h = e^|x|/2 beyond.
    /// </summary>
    [MethodImpl(Function)]
    public static TVector Sinh(TVector x)
    {
        TVector magnitude = TVector.Abs(x);
        TVector t = ExpMinusOnePart(TVector.Min(magnitude, Constant(2)));
        TVector near = Constant(0.5) * (t + (t / (t + Constant(1))));
        TVector half = HalfExp(magnitude);
        TVector sinh = TVector.Where(magnitude < Constant(1), near, half - (Constant(0.25) / half));
        return TVector.CopySign(sinh, x);
    }

    /// <summary>cosh x = h + 1/(4h) with h = e^|x|/2.</summary>
    [MethodImpl(Function)]
    public static TVector Cosh(TVector x)
    {
        TVector half = HalfExp(TVector.Abs(x));
        return half + (Constant(0.25) / half);
    }

    /// <summary>1 / (1 + e⁻ˣ) for x ≥ 0 and eˣ / (1 + eˣ) below: neither overflows.</summary>
    [MethodImpl(Function)]
    public static TVector Sigmoid(TVector x)
    {
        TVector exp = ExpPart(-TVector.Abs(x));
        return TVector.Where(x < Constant(0), exp, Constant(1)) / (Constant(1) + exp);
    }

    /// <summary>log(1 + eˣ) = max(x, 0) + log(1 + t), t = e^−|x|; the last term is what 1 + t lost in rounding.</summary>
    [MethodImpl(Function)]
    public static TVector Softplus(TVector x)
    {
        TVector t = ExpPart(-TVector.Abs(x));
        TVector onePlus = Constant(1) + t;
        TVector lost = t - (onePlus - Constant(1));
        return TVector.Max(x, Constant(0)) + (TVector.Log(onePlus) + (lost / onePlus));
    }

    /// <summary>The error function; in single precision with fewer operations.</summary>
    [MethodImpl(Function)]
    public static TVector Erf(TVector x) => typeof(T) == typeof(float) ? ErfSingle(x) : ErfDouble(x);

    /// <summary>
    /// erf |x| = 1 − e^(−|x|·s(|x|)). s(x) = −ln(1 − erf x) / x is smooth and positive: a polynomial of degree 8 gives erf to
    /// 4·10⁻⁹ of its value on [0, 4], the least that the greatest error can be (found by Remez's algorithm); from 4 on erf
    /// is 1 in single precision. 1 − eʸ by way of eʸ − 1, which keeps small x accurate.
    /// </summary>
    [MethodImpl(Part)]
    private static TVector ErfSingle(TVector x)
    {
        TVector magnitude = TVector.Min(TVector.Abs(x), Constant(4));
        TVector s = Horner(
            magnitude, Constant(-9.256258672099356e-6), 1.1764122034761841e-4, -6.328367004911388e-4, 1.6670272329228327e-3, -1.6039589947804754e-4);
        s = Horner(magnitude, s, -1.9153063953885757e-2, 1.0277783050940999e-1, 6.366193819676308e-1, 1.1283791716112608);
        TVector expMinusOne = ExpMinusOnePart(-(magnitude * s));
        return TVector.CopySign(expMinusOne, x);
    }

    /// <summary>
    /// By the rational approximations of S. L. Moshier's Cephes library (ndtr.c): x·T(x²)/U(x²) for |x| &lt; 1,
    /// 1 − e^(−x²)·P(|x|)/Q(|x|) beyond. From 6 on it is 1.
    /// </summary>
    [MethodImpl(Part)]
    private static TVector ErfDouble(TVector x)
    {
        TVector magnitude = TVector.Min(TVector.Abs(x), Constant(6));
        TVector square = magnitude * magnitude;

        TVector t = Horner(
            square, Constant(9.60497373987051638749), 90.0260197203842689217, 2232.00534594684319226, 7003.32514112805075473, 55592.3013010394962768);
        TVector u = Horner(
            square, square + Constant(33.5617141647503099647), 521.357949780152679795, 4594.32382970980127987, 22629.0000613890934246, 49267.3942608635921086);
        TVector near = magnitude * t / u;

        TVector p = Horner(
            magnitude, Constant(2.46196981473530512524e-10), 0.564189564831068821977, 7.46321056442269912687, 48.6371970985681366614, 196.520832956077098242);
        p = Horner(magnitude, p, 526.445194995477358631, 934.528527171957607540, 1027.55188689515710272, 557.535335369399327526);
        TVector q = Horner(
            magnitude, Constant(1), 13.2281951154744992508, 86.7072140885989742329, 354.937778887819891062, 975.708501743205489753);
        q = Horner(magnitude, q, 1823.90916687909736289, 2246.33760818710981792, 1656.66309194161350182, 557.535340817727675546);
        TVector far = Constant(1) - (ExpPart(-square) * p / q);

        TVector erf = TVector.Where(magnitude < Constant(1), near, far);
        return TVector.CopySign(erf, x);
    }

    [MethodImpl(Part)]
    private static TVector ExpPart(TVector x)
    {
        // Past these ends both precisions give 0 and infinity, and either factor is still a normal number.
        double range = typeof(T) == typeof(float) ? 150 : 800;
        TVector n = Split(TVector.Min(TVector.Max(x, Constant(-range)), Constant(range)), out TVector r);
        TVector half = Round(n * Constant(0.5));
        return (Constant(1) + ExpMinusOne(r)) * TVector.PowerOfTwo(half) * TVector.PowerOfTwo(n - half);
    }

    /// <summary>eˣ − 1 = 2ⁿ·(eʳ − 1) + (2ⁿ − 1), for an x whose 2ⁿ is a normal number.</summary>
    [MethodImpl(Part)]
    private static TVector ExpMinusOnePart(TVector x)
    {
        TVector n = Split(x, out TVector r);
        TVector scale = TVector.PowerOfTwo(n);
        return TVector.MultiplyAdd(scale, ExpMinusOne(r), scale - Constant(1));
    }

    /// <summary>eˣ/2 by way of (e^(x/2))²/2, which is finite a little longer than eˣ is.</summary>
    [MethodImpl(Part)]
    private static TVector HalfExp(TVector x)
    {
        TVector root = ExpPart(Constant(0.5) * x);
        return Constant(0.5) * root * root;
    }

    /// <summary>x = n·ln 2 + r; ln 2 in two parts, the first short enough for its product with n to be exact.</summary>
    [MethodImpl(Part)]
    private static TVector Split(TVector x, out TVector r)
    {
        double high = typeof(T) == typeof(float) ? 355.0 / 512 : 6.93147180369123816490e-1;
        double low = typeof(T) == typeof(float) ? -2.12194440054690583e-4 : 1.90821492927058770002e-10;
        TVector n = Round(x * Constant(1.4426950408889634));
        r = TVector.MultiplyAdd(n, Constant(-low), TVector.MultiplyAdd(n, Constant(-high), x));
        return n;
    }

    /// <summary>eʳ − 1 for |r| ≤ ln 2 / 2 by its Taylor series, of which 7 terms are enough for a float and 14 for a double.</summary>
    [MethodImpl(Part)]
    private static TVector ExpMinusOne(TVector r)
    {
        TVector sum;
        if (typeof(T) == typeof(float))
        {
            sum = TVector.MultiplyAdd(r, Constant(1.0 / 5_040), Constant(1.0 / 720));
        }
        else
        {
            sum = Horner(r, Constant(1.0 / 87_178_291_200), 1.0 / 6_227_020_800, 1.0 / 479_001_600, 1.0 / 39_916_800, 1.0 / 3_628_800);
            sum = Horner(r, sum, 1.0 / 362_880, 1.0 / 40_320, 1.0 / 5_040, 1.0 / 720);
        }

        sum = Horner(r, sum, 1.0 / 120, 1.0 / 24, 1.0 / 6, 1.0 / 2);
        return TVector.MultiplyAdd(r * r, sum, r);
    }

    /// <summary>The nearest whole number, for what is far from the limits of an int.</summary>
    [MethodImpl(Part)]
    private static TVector Round(TVector x)
    {
        TVector shift = Constant(typeof(T) == typeof(float) ? ExponentBits.FloatRounding : ExponentBits.DoubleRounding);
        return x + shift - shift;
    }

    /// <summary>Four steps of Horner's scheme: (((sum·x + a)·x + b)·x + c)·x + d.</summary>
    [MethodImpl(Part)]
    private static TVector Horner(TVector x, TVector sum, double a, double b, double c, double d)
    {
        sum = TVector.MultiplyAdd(sum, x, Constant(a));
        sum = TVector.MultiplyAdd(sum, x, Constant(b));
        sum = TVector.MultiplyAdd(sum, x, Constant(c));
        return TVector.MultiplyAdd(sum, x, Constant(d));
    }

    [MethodImpl(Part)]
    private static TVector Constant(double value) =>
        typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>((float)value) : Unsafe.BitCast<double, T>(value);
}
