using DlGen.Generators.Scalars;

namespace DlGen.Generators.Tests.Scalars;

/// <summary>Values of formulas at points, and the comparisons that tests make with them.</summary>
internal static class Numbers
{
    public static readonly Variable X = new("x");
    public static readonly Variable Y = new("y");
    public static readonly Variable T = new("t");

    /// <summary>Points on both sides of every kink of the standard activations, near and far, kinks excluded.</summary>
    public static readonly double[] Points =
        [-30, -8.5, -3, -1.75, -1.25, -0.9, -0.5, -0.1, -1e-3, 1e-3, 0.1, 0.4, 0.9, 1.25, 1.75, 3, 8.5, 30];

    public static double At(this Expression expression, double x, double other = 0.3) =>
        Evaluator.Evaluate(expression, new Dictionary<string, double> { ["x"] = x, ["y"] = other, ["t"] = other });

    /// <summary>The slope by Richardson's extrapolation of central differences, of order h⁴.</summary>
    public static double Slope(Expression expression, double x, double h = 1e-3)
    {
        double Central(double step) => (expression.At(x + step) - expression.At(x - step)) / (2 * step);
        return ((4 * Central(h / 2)) - Central(h)) / 3;
    }

    public static void AssertClose(double expected, double actual, double tolerance, string what) => Assert.True(
        Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)),
        FormattableString.Invariant($"{what}: expected {expected:R}, got {actual:R}"));
}
