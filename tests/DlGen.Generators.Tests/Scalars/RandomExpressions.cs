using DlGen.Generators.Scalars;
using static DlGen.Generators.Scalars.Expression;

namespace DlGen.Generators.Tests.Scalars;

/// <summary>Random formulas of x and t, the same ones on every run.</summary>
internal sealed class RandomExpressions(int seed)
{
    private static readonly double[] Constants = [0, 1, -1, 2, 0.5, -3, 0.1, 1.4142135623730951, 3];
    private static readonly double[] Exponents = [-2, -1.5, -1, 0, 0.5, 0.7, 1, 1.5, 2, 3, 3.2];
    private readonly Random random = new(seed);

    public double Point() => (random.NextDouble() * 6) - 3;

    public Expression Next(int depth)
    {
        if (depth == 0 || random.Next(8) == 0)
        {
            return random.Next(5) switch
            {
                0 => Constants[random.Next(Constants.Length)],
                1 => Numbers.T,
                _ => Numbers.X,
            };
        }

        Expression a = Next(depth - 1);
        Expression b = random.Next(6) == 0 ? a : Next(depth - 1);
        return random.Next(15) switch
        {
            0 or 1 => a + b,
            2 or 3 => a - b,
            4 or 5 or 6 => a * b,
            7 => a / b,
            8 => -a,
            9 => random.Next(2) == 0 ? Max(a, b) : Min(a, b),
            10 => Select(Compare(a, Next(1)), b, Next(depth - 1)),
            11 => Select(Compare(Numbers.X, 0), random.Next(2), a),
            12 => Pow(a, Exponents[random.Next(Exponents.Length)]),
            _ => new Call((Function)random.Next(Enum.GetValues<Function>().Length), a),
        };
    }

    /// <summary>A function of x in two pieces, each affine in something, as activations are.</summary>
    public Expression NextPiecewise()
    {
        Expression x = Numbers.X;
        Expression Piece() => random.Next(6) switch
        {
            0 => x,
            1 => Coefficient() * x,
            2 => Coefficient() * (Exp(x) - 1),
            3 => Coefficient() * Tanh(x) + Coefficient(),
            4 => (Exp(x) + Coefficient()) / Coefficient(),
            _ => Coefficient(),
        };
        double Coefficient() => Constants[1 + random.Next(Constants.Length - 1)];
        return Coefficient() * Select(Compare(x, random.Next(3) == 0 ? Coefficient() : 0), Piece(), Piece());
    }

    private Condition Compare(Expression left, Expression right) => new(left, (Comparison)random.Next(4), right);
}
