using DlGen.Generators.Scalars;
using static DlGen.Generators.Scalars.Expression;
using static DlGen.Generators.Tests.Scalars.Numbers;

namespace DlGen.Generators.Tests.Scalars;

public class DerivativeTests
{
    [Fact]
    public void EachRule_GivesTheTextbookFormula()
    {
        Expression x = X, t = T;
        (Expression, string)[] cases =
        [
            (5, "0"),
            (t, "0"),
            (x, "1"),
            (x + t * x, "1 + t"),
            (t - x, "−1"),
            (-x, "−1"),
            (x * x, "2·x"),
            (x * x * x, "3·x²"),
            (x * Exp(x), "exp(x) + x·exp(x)"),
            (x / t, "1 / t"),
            (t / x, "−t / x²"),
            (Max(x, 0), "x > 0 ? 1 : 0"),
            (Max(0, x), "x > 0 ? 1 : 0"),
            (Min(x, 0), "x < 0 ? 1 : 0"),
            (Min(6, x), "x < 6 ? 1 : 0"),
            (Max(x, t), "x > t ? 1 : 0"),
            (Abs(x), "x > 0 ? 1 : x < 0 ? −1 : 0"),
            (Sqrt(x), "0.5 / sqrt(x)"),
            (Exp(3 * x), "3·exp(3·x)"),
            (Log(x), "1 / x"),
            (Sin(x), "cos(x)"),
            (Cos(x), "−sin(x)"),
            (Sin(30 * x), "30·cos(30·x)"),
            (Atan(x), "1 / (1 + x²)"),
            (Sinh(x), "cosh(x)"),
            (Cosh(x), "sinh(x)"),
            (Pow(x, 3), "3·x²"),
            (Pow(x, -2), "−2 / x³"),
            (Pow(x, 1.5), "1.5·sqrt(x)"),
            (Pow(x, 1.7), "1.7·pow(x, 0.7)"),
            (Tanh(x), "1 − tanh(x)²"),
            (Sigmoid(x), "sigmoid(x)·(1 − sigmoid(x))"),
            (Softplus(x), "sigmoid(x)"),
            (Erf(x), "1.128379·exp(−x²)"),
            (Select(x > 0, x, 0.01 * x), "x > 0 ? 1 : 0.01"),
            (Select(x > t, x * x, t), "x > t ? 2·x : 0"),
            (x + Max(x, 0), "x > 0 ? 2 : 1"),
        ];
        foreach ((Expression expression, string derivative) in cases)
        {
            Assert.Equal(derivative, Derivative.Of(expression, X).ToString());
        }
    }

    [Theory]
    [InlineData("Relu", 0)]
    [InlineData("LeakyRelu", 0.01)]
    [InlineData("Elu, alpha 1.5", 1.5)]
    [InlineData("Selu", 1.7580993408473766)]
    public void AtTheKink_FollowsPyTorch(string activation, double expected) =>
        Assert.Equal(expected, Derivative.Of(Activations.Of(activation), X).At(0), 15);

    [Fact]
    public void AbsoluteValue_IsFlatAtZero() => Assert.Equal(0, Derivative.Of(Abs(X), X).At(0));

    [Fact]
    public void Sigmoid_IsSteepestAtZero() => Assert.Equal(0.25, Derivative.Of(Sigmoid(X), X).At(0));

    [Theory]
    [MemberData(nameof(Everything))]
    public void Derivative_MatchesFiniteDifferences(string name)
    {
        Expression formula = Activations.Of(name);
        Expression derivative = Derivative.Of(formula, X);
        foreach (double x in Points.Where(x => name != "Sqrt" || x > 0.05))
        {
            AssertClose(Slope(formula, x, h: Math.Min(1e-2, Math.Abs(x) / 50)), derivative.At(x), 1e-8, $"{name}′ at {x}");
        }
    }

    public static TheoryData<string> Everything => new(
        "Identity", "Relu", "LeakyRelu", "LeakyRelu, slope 0", "LeakyRelu, slope -0.1", "Elu", "Elu, alpha 1.5", "Selu",
        "Gelu", "GeluTanh", "Silu", "Softplus", "Sigmoid", "Tanh", "HardTanh", "Sqrt", "MeanSquaredError",
        "MeanAbsoluteError", "Huber", "BinaryCrossEntropy");

    [Theory]
    [InlineData("LeakyRelu", "x > 0 ? 1 : 0.01")]
    [InlineData("Elu", "x > 0 ? 1 : exp(x)")]
    [InlineData("Elu, alpha 1.5", "x > 0 ? 1 : 1.5·exp(x)")]
    [InlineData("Selu", "x > 0 ? 1.050701 : 1.758099·exp(x)")]
    [InlineData("Gelu", "0.5·(1 + erf(x / 1.414214)) + 0.3989423·x·exp(−0.5·x²)")]
    [InlineData("Silu", "sigmoid(x) + x·sigmoid(x)·(1 − sigmoid(x))")]
    [InlineData("MeanSquaredError", "2·(x − t)")]
    [InlineData("MeanAbsoluteError", "x − t > 0 ? 1 : x − t < 0 ? −1 : 0")]
    [InlineData("Huber", "|x − t| ≤ 1.5 ? x − t : x − t > 0 ? 1.5 : x − t < 0 ? −1.5 : 0")]
    [InlineData("BinaryCrossEntropy", "sigmoid(x) − t")]
    public void Derivative_ReadsLikeTheLecture(string name, string expected) =>
        Assert.Equal(expected, Derivative.Of(Activations.Of(name), X).ToString());
}
