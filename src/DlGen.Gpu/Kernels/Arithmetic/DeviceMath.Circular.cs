namespace DlGen.Gpu.Kernels;

/// <content>Sine, cosine, the inverse tangent, and the hyperbolic pair.</content>
internal static partial class DeviceMath
{
    /// <summary>Past here n·π/2 can't be taken off exactly any more; the device's own function takes over.</summary>
    private const float Reducible = 4096f;

    /// <summary>sin x.</summary>
    public static float Sin(float x) => x == 0f ? x : MathF.Abs(x) <= Reducible ? Circular(x, 0) : MathF.Sin(x);

    /// <summary>cos x = sin(x + π/2).</summary>
    public static float Cos(float x) => MathF.Abs(x) <= Reducible ? Circular(x, 1) : MathF.Cos(x);

    /// <summary>
    /// The inverse tangent by the polynomial of S. L. Moshier's Cephes library (atanf.c), with |x| brought below tan(π/8) by
    /// atan x = π/4 + atan((x − 1)/(x + 1)) and, from tan(3π/8) on, π/2 − atan(1/x).
    /// </summary>
    public static float Atan(float x)
    {
        float magnitude = MathF.Abs(x);
        bool isFar = magnitude > 2.41421356f;
        bool isMiddle = magnitude > 0.414213562f;
        float t = isFar ? -1f / magnitude : isMiddle ? (magnitude - 1f) / (magnitude + 1f) : magnitude;
        float angle = isFar ? MathF.PI / 2f : isMiddle ? MathF.PI / 4f : 0f;
        float square = t * t;
        float sum = (8.05374449538e-2f * square) - 1.38776856032e-1f;
        sum = (sum * square) + 1.99777106478e-1f;
        sum = (sum * square) - 3.33329491539e-1f;
        float atan = angle + ((sum * square * t) + t);
        return CopySign(atan, x);
    }

    /// <summary>sinh x = (eˣ − e⁻ˣ) / 2; below 1 by its Taylor series, where the difference would lose digits.</summary>
    public static float Sinh(float x)
    {
        float magnitude = MathF.Abs(x);
        float square = x * x;
        float sum = (square * (1f / 362_880f)) + (1f / 5_040f);
        sum = (sum * square) + (1f / 120f);
        sum = (sum * square) + (1f / 6f);
        float half = HalfExp(magnitude);
        float sinh = half - (0.25f / half);
        return CopySign(magnitude < 1f ? magnitude + (magnitude * square * sum) : sinh, x);
    }

    /// <summary>cosh x = (eˣ + e⁻ˣ) / 2.</summary>
    public static float Cosh(float x)
    {
        float half = HalfExp(MathF.Abs(x));
        return half + (0.25f / half);
    }

    /// <summary>eˣ / 2 as (e^(x/2))² / 2, which is finite up to where the result is.</summary>
    private static float HalfExp(float x)
    {
        float root = Exp(0.5f * x);
        return 0.5f * root * root;
    }

    /// <summary>
    /// sin(x + m·π/2): x = n·π/2 + r with |r| ≤ π/4, and by the last two bits of n + m one of sin r, cos r, −sin r, −cos r.
    /// </summary>
    private static float Circular(float x, int m)
    {
        int n = Round(x * (2f / MathF.PI));

        // π/2 in four parts, the first three short enough for their products with n to be exact (Cody and Waite 1980).
        float r = x - (n * 1.5703125f);
        r -= n * 4.837512969970703e-4f;
        r -= n * 7.549533620476723e-8f;
        r -= n * 2.563344151594519e-12f;
        float square = r * r;
        float sin = (square * (1f / 362_880f)) - (1f / 5_040f);
        sin = (sin * square) + (1f / 120f);
        sin = (sin * square) - (1f / 6f);
        sin = (sin * square * r) + r;
        float cos = (square * (-1f / 3_628_800f)) + (1f / 40_320f);
        cos = (cos * square) - (1f / 720f);
        cos = (cos * square) + (1f / 24f);
        cos = (cos * square * square) + (1f - (0.5f * square));
        int quarter = n + m;
        float value = (quarter & 1) == 0 ? sin : cos;
        return (quarter & 2) == 0 ? value : -value;
    }
}
