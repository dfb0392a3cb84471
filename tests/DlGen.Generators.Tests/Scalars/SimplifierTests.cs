using DlGen.Generators.Scalars;
using static DlGen.Generators.Scalars.Expression;
using static DlGen.Generators.Tests.Scalars.Numbers;

namespace DlGen.Generators.Tests.Scalars;

public class SimplifierTests
{
    [Fact]
    public void EachRule_GivesTheShorterFormula()
    {
        Expression x = X, t = T, one = 1, two = 2;
        (Expression, Expression)[] cases =
        [
            (one + two, 3), (one / two, 0.5), (-one, -1), (Exp(0), 1), (Max(one, two), 2), (Min(one, two), 1),
            (x + 0, x), (0 + x, x), (x - 0, x), (0 - x, -x), (x * 1, x), (1 * x, x), (x * 0, 0), (x / 1, x), (0 / x, 0),
            (-(-x), x), (x - -t, x + t), (x + -t, x - t), (-x * t, -(x * t)), (-x * -t, x * t), (x / -t, -(x / t)),
            (-x + 1, 1 - x), (-(x - t), t - x), (-x - t, -(x + t)), (-(x - t) * x, (t - x) * x),
            (x + x, 2 * x), (x - x, 0), (2 * x + x, 3 * x), (x * t + t * x, 2 * x * t), (x + 1 + 2, x + 3),
            (x / x, 1), (x * t / x, t), (x / t / t, x / (t * t)), (x / (t / x), x * x / t),
            (2 * (3 * x), 6 * x), (x * 2, 2 * x), (x / 2, 0.5 * x), (2 * x / 4, 0.5 * x), (x / 3, x / 3), (x * x, x * x),
            (2 * x - 2 * t, 2 * (x - t)), (3 * (x / 3 + 1), x + 3), (2 * (x + 1), 2 * (x + 1)),
            (x / Math.Sqrt(2) * (x / Math.Sqrt(2)), 0.5 * x * x),
            (Max(x, x), x), (Max(0, x), Max(x, 0)), (Min(t, t), t),
            (Abs(-x), Abs(x)), (Abs(Abs(x)), Abs(x)), (Tanh(-x), -Tanh(x)), (Erf(-x), -Erf(x)), (Log(Exp(x)), x), (Exp(Log(x)), x),
            (Select(x > 0, t, t), t), (Select(two > 1, x, t), x), (Select(two <= 1, x, t), t), (Select(0 < x, 1, 0), Select(x > 0, 1, 0)),
            (Select(x + t > t + x - 0, 1, x), Select(x + t > t + x, 1, x)), (Select(t < 1 * t, 1, x), x), (Select(t >= t * 1, 1, x), 1),
            (Select(x > 0, Select(x > 0, 1, 2) * t, Select(x > 0, 3, x)), Select(x > 0, t, x)),
            (t * Select(x > 0, 1, 0), Select(x > 0, t, 0)), (Select(x > 0, 0, 1) * t, Select(x > 0, 0, t)),
            (t * Select(x > 0, 1, 0.01), t * Select(x > 0, 1, 0.01)), (2 * Select(x > 0, 1, -1), Select(x > 0, 2, -2)),
            (-Select(x > 0, 1, 0), Select(x > 0, -1, 0)), (1 + Select(x > 0, 1, 0), Select(x > 0, 2, 1)),
            (1.5 * Select(x > 0, 1, Select(x < 0, -1, 0)), Select(x > 0, 1.5, Select(x < 0, -1.5, 0))),
        ];
        foreach ((Expression original, Expression expected) in cases)
        {
            Assert.Equal(expected, Simplifier.Simplify(original));
        }
    }

    [Fact]
    public void WhatHasNoFiniteValue_IsNotFolded()
    {
        Expression x = X, zero = 0, huge = 1e200;
        Expression[] untouched = [x / zero, huge * (huge * x), Log(zero), Sqrt(-1), new Constant(double.NaN) + x];

        Assert.All(untouched, expression => Assert.Equal(expression, Simplifier.Simplify(expression)));
    }

    /// <summary>Numbers that a float has no product, quotient or sum for stay as they were written; others merge, whatever lies between.</summary>
    [Fact]
    public void NumbersBeyondAFloat_AreNotMerged()
    {
        Expression x = X, huge = 1e30, tiny = 1e-30, beyond = 1e38;
        Expression[] untouched = [huge * (huge * x), huge * (huge * x) + x, huge * (huge * x + 1), tiny * (tiny * x + 1), 3 * (beyond * x), 2 * (x / beyond), x / huge / huge, beyond * x + x * beyond * 3, x / beyond + 1];
        foreach (Expression expression in untouched)
        {
            Expression simplified = Simplifier.Simplify(expression);
            double[] written = [.. expression.Parts.OfType<Constant>().Select(static number => number.Value)];
            Assert.All(simplified.Parts.OfType<Constant>(), number => Assert.True(written.Contains(number.Value) || Math.Abs(number.Value) is > 1e-37 and < 1e37, $"{simplified}"));
            AssertClose(expression.At(0.5), simplified.At(0.5), 1e-14, $"{expression} as {simplified}");
        }

        (Expression, Expression)[] merged =
        [
            (0 * x + beyond * 1, beyond), (x * beyond / beyond, x), (x * huge * huge * tiny, 1e30 * x), (x * huge * huge * 0, 0), (beyond * x * 0.01, 1e36 * x), (1 * (beyond * x), beyond * x), (beyond * x + 0, beyond * x),
        ];
        Assert.All(merged, static pair => AssertClose(pair.Item2.At(0.5), Simplifier.Simplify(pair.Item1).At(0.5), 1e-14, $"{pair.Item1}"));
        Assert.All(merged, static pair => Assert.Equal(pair.Item2.Operations, Simplifier.Simplify(pair.Item1).Operations));
    }

    [Fact]
    public void SelectionsInAProduct_AreTakenOutTogether()
    {
        Expression choice = Select(-X > Abs(X), X * X, Select(X < 0, 1, -1));

        Assert.Equal("−x > |x| ? x⁸ : 1", Simplifier.Simplify(Pow(-Pow(choice, 2), 2)).ToString());
    }

    [Fact]
    public void RandomFormulas_KeepTheirValue()
    {
        var formulas = new RandomExpressions(seed: 1);
        int compared = 0;
        for (int count = 0; count < 500; count++)
        {
            Expression original = formulas.Next(depth: 5);
            Expression simplified = Simplifier.Simplify(original);
            for (int repeat = 0; repeat < 5; repeat++)
            {
                double x = formulas.Point();
                if (Size(original, x) is < 1e4 and double size)
                {
                    AssertClose(original.At(x) / size, simplified.At(x) / size, 1e-7, $"{original} as {simplified} at {x}");
                    compared++;
                }
            }
        }

        Assert.True(compared > 600, $"only {compared} points compared");
    }

    [Fact]
    public void Simplified_StaysAsItIs()
    {
        var formulas = new RandomExpressions(seed: 2);
        for (int count = 0; count < 500; count++)
        {
            Expression simplified = Simplifier.Simplify(formulas.Next(depth: 5));

            Assert.Equal(simplified, Simplifier.Simplify(simplified));
        }
    }

    [Fact]
    public void RandomDerivatives_MatchFiniteDifferences()
    {
        var formulas = new RandomExpressions(seed: 3);
        int compared = 0;
        for (int count = 0; count < 500; count++)
        {
            Expression formula = formulas.Next(depth: 4);
            Expression derivative = Derivative.Of(formula, X);
            double x = formulas.Point();
            double size = new[] { x - 2e-3, x, x + 2e-3 }.Max(near => Size(formula, near));
            double coarse = Slope(formula, x);
            double fine = Slope(formula, x, h: 5e-4);
            bool isSmooth = size < 1e3 && Math.Abs(coarse - fine) < 1e-8 * (1 + Math.Abs(fine));
            if (isSmooth && Size(derivative, x) < 1e6)
            {
                AssertClose(fine, derivative.At(x), 1e-6 * Math.Max(1, size), $"({formula})′ = {derivative} at {x}");
                compared++;
            }
        }

        Assert.True(compared > 120, $"only {compared} points compared");
    }

    /// <summary>The largest value on the way to the formula's, infinite at a kink or where rounding decides.</summary>
    private static double Size(Expression expression, double x)
    {
        double gap = expression switch
        {
            Max(var a, var b) => a.At(x) - b.At(x),
            Min(var a, var b) => a.At(x) - b.At(x),
            Select((var a, _, var b), _, _) => a.At(x) - b.At(x),
            Call(Function.Abs, var a) => a.At(x),
            Divide(_, var a) => a.At(x),
            Call(Function.Log or Function.Sqrt, var a) => a.At(x),
            _ => 1,
        };
        double size = Math.Max(Math.Abs(expression.At(x)), 1);
        return Math.Abs(gap) > 5e-3 ? expression.Operands.Aggregate(size, (most, part) => Math.Max(most, Size(part, x))) : double.PositiveInfinity;
    }
}
