using DlGen.Generators.Scalars;
using static DlGen.Generators.Scalars.Expression;
using static DlGen.Generators.Tests.Scalars.Numbers;

namespace DlGen.Generators.Tests.Scalars;

public class ExpressionTests
{
    [Fact]
    public void SameStructure_IsEqual()
    {
        Expression Gelu() => Activations.Of("Gelu") + Select(X > 0, Max(X, T), Activations.Of("Huber"));

        Assert.Equal(Gelu(), Gelu());
        Assert.Equal(Gelu().GetHashCode(), Gelu().GetHashCode());
        Assert.NotEqual(X + T, T + X);
        Assert.NotEqual(Exp(X), Log(X));
        Assert.NotEqual(Select(X > 0, 1, 0), Select(X >= 0, 1, 0));
    }

    [Fact]
    public void Formula_HasNoNeedlessParentheses()
    {
        Expression x = X, t = T;
        (Expression, string)[] cases =
        [
            (x + t + 1, "x + t + 1"),
            (x + (t + 1), "x + t + 1"),
            (x - (t - 1), "x − (t − 1)"),
            (x - (t + 1), "x − (t + 1)"),
            ((x + t) * 2, "(x + t)·2"),
            (x * (t * 2), "x·t·2"),
            (x / t / 2, "(x / t) / 2"),
            (x / (t * t), "x / t²"),
            (x / (t * 2), "x / (t·2)"),
            (x * t / 2, "x·t / 2"),
            (x * (t / 2), "x·(t / 2)"),
            (x * x * x + 3 * x * x, "x³ + 3·x²"),
            ((x - t) * (x - t), "(x − t)²"),
            (-x, "−x"),
            (-(x * t), "−x·t"),
            (-(x + t), "−(x + t)"),
            (-(-x), "−(−x)"),
            (x - -t, "x − (−t)"),
            (x * -2.0, "x·(−2)"),
            (-2.0 * x, "−2·x"),
            (Abs(x - t), "|x − t|"),
            (Abs(Abs(x) - 1), "abs(|x| − 1)"),
            (Max(x, 0), "max(x, 0)"),
            (Select(x > 0, x, 0.01 * x), "x > 0 ? x : 0.01·x"),
            (Select(x <= 0, Select(x >= -1, 1, 2), 3) * t, "(x ≤ 0 ? (x ≥ −1 ? 1 : 2) : 3)·t"),
            (Select(x > 0, 1, Select(x < 0, -1, 0)), "x > 0 ? 1 : x < 0 ? −1 : 0"),
            (1e-12 * x + 123456789012345678.0, "1e-12·x + 1.234568e17"),
        ];
        foreach ((Expression expression, string text) in cases)
        {
            Assert.Equal(text, expression.ToString());
        }
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(1e-10, 1.1283791670955126e-10)]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(1.0, 0.8427007929497149)]
    [InlineData(2.0, 0.9953222650189527)]
    [InlineData(2.4999, 0.9995928300996666)]
    [InlineData(2.5, 0.999593047982555)]
    [InlineData(3.0, 0.9999779095030014)]
    [InlineData(4.0, 0.9999999845827421)]
    [InlineData(7.0, 1.0)]
    public void Erf_HasTheTabulatedValue(double x, double expected)
    {
        const double Tolerance = 4e-16;
        Assert.InRange(SpecialFunctions.Erf(x), expected * (1 - Tolerance), expected * (1 + Tolerance));
        Assert.Equal(-SpecialFunctions.Erf(x), SpecialFunctions.Erf(-x));
    }

    [Fact]
    public void SoftplusAndSigmoid_NeitherOverflowNorCancel()
    {
        Assert.Equal(800, Softplus(X).At(800));
        AssertRelative(Math.Exp(-40), Softplus(X).At(-40));
        AssertRelative(Math.Exp(-40), Sigmoid(X).At(-40));
        Assert.Equal(1, Sigmoid(X).At(800));
        Assert.Equal(0, Sigmoid(X).At(-800));
        Assert.Equal(Math.Log(2), Softplus(X).At(0), 15);

        static void AssertRelative(double expected, double actual) => Assert.InRange(actual / expected, 1 - 1e-14, 1 + 1e-14);
    }

    [Fact]
    public void UnboundVariable_IsNamed()
    {
        var exception = Assert.Throws<ArgumentException>(() => Evaluator.Evaluate(X + 1, new Dictionary<string, double>()));

        Assert.Contains("'x' of 'x + 1'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Replace_ReplacesEveryOccurrence()
    {
        Expression formula = Select(Exp(X) > 0, Exp(X) * T, Max(X, Exp(X)));

        Assert.Equal(Select(Y > 0, Y * T, Max(X, Y)), formula.Replace(Exp(X), Y));
        Assert.True(formula.Contains(Exp(X)));
        Assert.False(formula.Contains(Y));
    }
}
