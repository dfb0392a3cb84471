namespace DlGen.Generators.Scalars;

/// <summary>The functions that netstandard2.0 lacks, to within a few units in the last place.</summary>
internal static class SpecialFunctions
{
    /// <summary>1 / (1 + e⁻ˣ), by the form whose exponential cannot overflow.</summary>
    public static double Sigmoid(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /// <summary>log(1 + eˣ) = max(x, 0) + log(1 + e^−|x|), which neither overflows nor cancels.</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x)));

    /// <summary>
    /// The error function. Near zero by the series 2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1) / (1·3·…·(2n+1)), whose terms are all
    /// of one sign (Abramowitz and Stegun 7.1.6); farther out as 1 − erfc by its continued fraction (7.1.14).
    /// </summary>
    public static double Erf(double x)
    {
        double size = Math.Abs(x);
        return double.IsNaN(x) ? x
            : size < 2.5 ? Series(x)
            : size > 6 ? Math.Sign(x)
            : Math.Sign(x) * (1 - Complement(size));
    }

    private static double Series(double x)
    {
        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > Math.Abs(sum) * 1e-17; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    private static double Complement(double x)
    {
        double fraction = x;
        for (int n = 60; n > 0; n--)
        {
            fraction = x + (n / 2.0 / fraction);
        }

        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / fraction;
    }

    /// <summary>log(1 + x) for x ≥ 0: the rounding of 1 + x is undone by the quotient (Kahan).</summary>
    private static double LogOnePlus(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }
}
