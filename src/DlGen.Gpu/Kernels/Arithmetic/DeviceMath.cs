using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// The transcendental functions in single precision, from operations that every device rounds alike or nearly so: the
/// devices' own are approximations of few bits (tanh.approx), or of few near 1 (lg2.approx). NaN goes through all of them.
/// </summary>
internal static partial class DeviceMath
{
    private const float Log2E = 1.44269504f;

    // ln 2 in two parts, the first short enough for its product with a small integer to be exact.
    private const float Ln2High = 355f / 512f;
    private const float Ln2Low = -2.12194440e-4f;

    private const int MantissaBits = 23;
    private const int ExponentBias = 127;
    private const int InfinityBits = 0x7f80_0000;
    private const int MagnitudeBits = 0x7fff_ffff;

    /// <summary>Told from the bits: some devices' compilers take comparisons with NaN for true.</summary>
    public static bool IsNaN(float x) => (Bits(x) & MagnitudeBits) > InfinityBits;

    /// <summary>Whether x is a number, and not infinite.</summary>
    public static bool IsFinite(float x) => (Bits(x) & MagnitudeBits) < InfinityBits;

    /// <summary>
    /// The larger of the two, or NaN if one is: the devices' own instruction would take the other. Of equal ones the bits that
    /// both have, since 0 is larger than −0.
    /// </summary>
    public static float Max(float left, float right) =>
        IsNaN(left) ? left : IsNaN(right) ? right : left > right ? left : left < right ? right : FromBits(Bits(left) & Bits(right));

    /// <summary>The smaller of the two, or NaN if one is; −0 is smaller than 0.</summary>
    public static float Min(float left, float right) =>
        IsNaN(left) ? left : IsNaN(right) ? right : left < right ? left : left > right ? right : FromBits(Bits(left) | Bits(right));

    /// <summary>The magnitude of the one with the sign of the other, which −0 has too.</summary>
    public static float CopySign(float value, float sign) => FromBits((Bits(value) & MagnitudeBits) | (Bits(sign) & ~MagnitudeBits));

    /// <summary>|x|ⁿ = e^(n·log |x|), with the sign of x for odd n, and NaN where x is below 0 and n isn't whole. For n other than 0.</summary>
    public static float Pow(float x, float n)
    {
        float magnitude = MathF.Abs(x);
        float power = n == 0.5f ? MathF.Sqrt(magnitude) : Exp(n * Log(magnitude));

        // From 2²⁴ on every float is even.
        const float exact = 16_777_216f;
        float size = MathF.Abs(n);
        int whole = size < exact ? (int)size : 0;
        bool isWhole = size >= exact || whole == size;
        return isWhole
            ? (whole & 1) == 1 ? CopySign(power, x) : power
            : x < 0f && IsFinite(x) ? float.NaN : power;
    }

    /// <summary>eˣ = 2ⁿ · eʳ, n = round(x / ln 2), |r| ≤ ln 2 / 2; 2ⁿ in two factors, so that the ends of the range are right.</summary>
    public static float Exp(float x)
    {
        // Past these ends the result is 0 or infinity, and either factor is still a normal number.
        float within = Max(Min(x, 150f), -150f);
        int n = Round(IsNaN(x) ? 0f : within * Log2E);
        float r = Rest(within, n);
        int half = n >> 1;
        return (1f + ExpMinusOne(r)) * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    /// <summary>x = m · 2ᵉ with m in [√½, √2); log m = 2·artanh(s), s = (m − 1) / (m + 1), by its series.</summary>
    public static float Log(float x)
    {
        int bits = Bits(x);
        const int sqrtHalf = 0x3f35_04f3;
        int exponent = (bits - sqrtHalf) >> MantissaBits;
        float m = FromBits(bits - (exponent << MantissaBits));
        float s = (m - 1f) / (m + 1f);
        float square = s * s;
        float series = (((((square * (2f / 9f)) + (2f / 7f)) * square) + (2f / 5f)) * square) + (2f / 3f);
        float log = (s * square * series) + (s + s) + (exponent * Ln2Low) + (exponent * Ln2High);

        // Positive normal numbers have the bits between the smallest of them and infinity.
        const int smallestNormal = 0x0080_0000;
        bool isNormal = bits >= smallestNormal && bits < InfinityBits;
        return isNormal ? log : IsNaN(x) || bits == InfinityBits ? x : (bits & MagnitudeBits) < smallestNormal ? float.NegativeInfinity : float.NaN;
    }

    /// <summary>tanh |x| = (1 − e^(−2|x|)) / (1 + e^(−2|x|)), by way of eʸ − 1, which keeps small x accurate.</summary>
    public static float Tanh(float x)
    {
        float y = Max(-2f * MathF.Abs(x), -40f);
        int n = Round(IsNaN(x) ? 0f : y * Log2E);
        float scale = PowerOfTwo(n);
        float expMinusOne = (scale * ExpMinusOne(Rest(y, n))) + (scale - 1f);
        float tanh = -expMinusOne / (expMinusOne + 2f);
        return CopySign(tanh, x);
    }

    /// <summary>1 / (1 + e⁻ˣ) for x ≥ 0 and eˣ / (1 + eˣ) below: neither overflows.</summary>
    public static float Sigmoid(float x)
    {
        float exp = Exp(-MathF.Abs(x));
        return (x < 0f ? exp : 1f) / (1f + exp);
    }

    /// <summary>log(1 + eˣ) = max(x, 0) + log(1 + t), t = e^−|x|; the last term is what 1 + t lost in rounding.</summary>
    public static float Softplus(float x)
    {
        float t = Exp(-MathF.Abs(x));
        float onePlus = 1f + t;
        float lost = t - (onePlus - 1f);
        return Max(x, 0f) + Log(onePlus) + (lost / onePlus);
    }

    /// <summary>
    /// The error function by the rational approximations of S. L. Moshier's Cephes library (ndtr.c): x·T(x²)/U(x²) for
    /// |x| &lt; 1, 1 − e^(−x²)·P(|x|)/Q(|x|) beyond.
    /// </summary>
    public static float Erf(float x)
    {
        float magnitude = Min(MathF.Abs(x), 6f);
        float square = magnitude * magnitude;
        float t = Horner(square, 9.60497374f, 90.0260197f, 2232.00535f, 7003.32514f, 55592.3013f);
        float u = Horner(square, square + 33.5617142f, 521.357950f, 4594.32383f, 22629.0001f, 49267.3943f);
        float p = Horner(magnitude, 2.46196982e-10f, 0.564189565f, 7.46321056f, 48.6371971f, 196.520833f);
        p = Horner(magnitude, p, 526.445195f, 934.528527f, 1027.55189f, 557.535335f);
        float q = Horner(magnitude, 1f, 13.2281951f, 86.7072141f, 354.937778f, 975.708502f);
        q = Horner(magnitude, q, 1823.90917f, 2246.33761f, 1656.66309f, 557.535341f);
        float erf = magnitude < 1f ? magnitude * t / u : 1f - (Exp(-square) * p / q);
        return CopySign(erf, x);
    }

    /// <summary>Four steps of Horner's scheme: (((sum·x + a)·x + b)·x + c)·x + d.</summary>
    private static float Horner(float x, float sum, float a, float b, float c, float d)
    {
        sum = (sum * x) + a;
        sum = (sum * x) + b;
        sum = (sum * x) + c;
        return (sum * x) + d;
    }

    /// <summary>x = n·ln 2 + r.</summary>
    private static float Rest(float x, int n) => (n * -Ln2Low) + ((n * -Ln2High) + x);

    /// <summary>eʳ − 1 for |r| ≤ ln 2 / 2 by its Taylor series.</summary>
    private static float ExpMinusOne(float r)
    {
        float sum = (r * (1f / 5_040f)) + (1f / 720f);
        sum = (sum * r) + (1f / 120f);
        sum = (sum * r) + (1f / 24f);
        sum = (sum * r) + (1f / 6f);
        sum = (sum * r) + 0.5f;
        return (r * r * sum) + r;
    }

    private static int Round(float x) => (int)(x < 0f ? x - 0.5f : x + 0.5f);

    private static float PowerOfTwo(int n) => FromBits((n + ExponentBias) << MantissaBits);

    private static int Bits(float x) => (int)Interop.FloatAsInt(x);

    private static float FromBits(int bits) => Interop.IntAsFloat((uint)bits);
}
