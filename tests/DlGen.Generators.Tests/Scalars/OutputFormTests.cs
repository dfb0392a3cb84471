using DlGen.Generators.Scalars;
using static DlGen.Generators.Scalars.Expression;
using static DlGen.Generators.Tests.Scalars.Numbers;

namespace DlGen.Generators.Tests.Scalars;

public class OutputFormTests
{
    private static Expression? Rewrite(Expression f) => OutputForm.TryRewrite(Derivative.Of(f, X), f, X, Y);

    [Theory]
    [InlineData("Identity", "1")]
    [InlineData("Relu", "y > 0 ? 1 : 0")]
    [InlineData("LeakyRelu", "y > 0 ? 1 : 0.01")]
    [InlineData("LeakyRelu, slope 0", "y > 0 ? 1 : 0")]
    [InlineData("Elu", "y > 0 ? 1 : y + 1")]
    [InlineData("Elu, alpha 1.5", "y > 0 ? 1 : y + 1.5")]
    [InlineData("Selu", "y > 0 ? 1.050701 : y + 1.758099")]
    [InlineData("Softplus", "1 − exp(−y)")]
    [InlineData("Sigmoid", "y·(1 − y)")]
    [InlineData("Tanh", "1 − y²")]
    [InlineData("HardTanh", "y < 1 ? (y > −1 ? 1 : 0) : 0")]
    [InlineData("Sqrt", "0.5 / y")]
    [InlineData("Exp", "y")]
    public void InvertibleActivation_NeedsOnlyItsOutput(string name, string expected)
    {
        Expression f = Activations.Of(name);
        Expression? form = Rewrite(f);

        Assert.Equal(expected, form?.ToString());
        foreach (double x in Points.Append(0).Where(x => name != "Sqrt" || x > 0))
        {
            AssertClose(Derivative.Of(f, X).At(x), form!.At(x, other: f.At(x)), 1e-12, $"{name} at {x}");
        }
    }

    [Theory]
    [InlineData("Gelu")]
    [InlineData("GeluTanh")]
    [InlineData("Silu")]
    [InlineData("LeakyRelu, slope -0.1")]
    [InlineData("MeanSquaredError")]
    public void WhatTheOutputDoesNotTell_KeepsItsInput(string name) => Assert.Null(Rewrite(Activations.Of(name)));

    [Fact]
    public void DecreasingSide_IsNotMistakenForTheOther()
    {
        Assert.Null(Rewrite(Abs(X)));
        Assert.Null(Rewrite(Select(X >= 0, X, 0)));
        Assert.Null(Rewrite(Select(X > 20, 2 * Tanh(X), Tanh(X))));
        Assert.Null(Rewrite(Select(X > 0, X, -1.5 * (Exp(X) - 1))));
        Assert.Null(Rewrite(Select(X > 0, X, T * X)));
        Assert.Null(Rewrite(Select(X > 0, X, 3 * Tanh(X) + 3)));
    }

    /// <summary>Where the numbers can't be merged, or none of a float's could be, the output doesn't tell; the derivative keeps them apart, and its value.</summary>
    [Fact]
    public void NumbersBeyondAFloat_KeepTheInput()
    {
        Expression[] functions =
        [
            Softplus(1e38 * X) / 1e38, Softplus(1e-38 * X) / 1e-38, Softplus(X * 1e30 * 1e30) / 1e30 / 1e30, Tanh(X) * 1e-30 * 1e-30, Select(X > 0, 1e-38 * X, -X),
            Tanh(X / 1e30 / 1e30) * 1e30 * 1e30,
        ];
        foreach (Expression f in functions)
        {
            Assert.Null(Rewrite(f));
        }

        Assert.Equal("sigmoid(1e38·x)", Derivative.Of(functions[0], X).ToString());
        Assert.Equal("sigmoid(1e-38·x)", Derivative.Of(functions[1], X).ToString());
        foreach (double x in new[] { 0.5, -0.5, 2 })
        {
            AssertClose(x > 0 ? 1 : 0, Derivative.Of(functions[2], X).At(x), 1e-12, "softplus");
            AssertClose(1, 1e60 * Derivative.Of(functions[3], X).At(x) * Math.Pow(Math.Cosh(x), 2), 1e-12, "small tanh");
            AssertClose(1, Derivative.Of(functions[5], X).At(x), 1e-12, "wide tanh");
        }
    }

    [Fact]
    public void ScaledAndShifted_IsSolvedForItsPart()
    {
        Assert.Equal("y·(1 − 0.5·y)", Rewrite(2 * Sigmoid(X))?.ToString());
        Assert.Equal("y − 3", Rewrite(Exp(X) + 3)?.ToString());
        Assert.Equal("1 − exp(−2·y)", Rewrite(Softplus(2 * X) / 2)?.ToString());
        Assert.Equal("y < 0 ? −1 : 0", Rewrite(-Max(X, 0))?.ToString());
    }

    [Fact]
    public void RandomPiecewiseFunctions_AreRewrittenOnlyWhereExact()
    {
        var formulas = new RandomExpressions(seed: 4);
        int rewritten = 0;
        for (int count = 0; count < 500; count++)
        {
            Expression f = formulas.NextPiecewise();
            Expression derivative = Derivative.Of(f, X);
            if (OutputForm.TryRewrite(derivative, f, X, Y) is { } form)
            {
                rewritten += derivative.Contains(X) ? 1 : 0;
                Assert.False(form.Contains(X));
                foreach (double x in Points.Concat([0, 1, -1, 2, 3, 0.5, -3, 20]))
                {
                    AssertClose(derivative.At(x), form.At(x, other: f.At(x)), 1e-11, $"{f}, {derivative} as {form} at {x}");
                }
            }
        }

        Assert.True(rewritten > 50, $"only {rewritten} rewritten");
    }
}
