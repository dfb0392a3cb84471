using static DlGen.Generators.Scalars.Expression;

namespace DlGen.Generators.Scalars;

/// <summary>
/// The rules of differentiation. At a kink PyTorch's convention holds: relu′(0) = 0, |x|′(0) = 0, and a selection takes
/// the slope of the branch that it takes itself.
/// </summary>
internal static class Derivative
{
    /// <summary>The simplified derivative of a formula with respect to one of its variables, the others held.</summary>
    public static Expression Of(Expression expression, Variable variable)
    {
        Expression function = KnownForms.Recognize(Simplifier.Simplify(expression));
        var slopes = new Dictionary<Expression, Expression>();
        foreach (Expression part in function.Parts)
        {
            if (part == variable || part.Operands.Any(slopes.ContainsKey))
            {
                slopes.Add(part, Rule(part));
            }
        }

        return Simplifier.Simplify(D(function));

        // Each part is differentiated once, after those that it is made of. What isn't among them doesn't vary.
        Expression D(Expression part) => slopes.TryGetValue(part, out Expression? slope) ? slope : 0;

        Expression Rule(Expression formula) => formula switch
        {
            Variable => 1,
            Add(var u, var v) => D(u) + D(v),
            Subtract(var u, var v) => D(u) - D(v),
            Negate(var u) => -D(u),
            Multiply(var u, var v) => D(u) * v + u * D(v),
            Divide(var u, var v) when !slopes.ContainsKey(v) => D(u) / v,
            // (u′v − uv′)/v², in a form in which v² can't overflow.
            Divide(var u, var v) => (D(u) - u / v * D(v)) / v,
            Max(Constant u, var v) => Rule(Max(v, u)),
            Max(var u, var v) => Select(u > v, D(u), D(v)),
            Min(Constant u, var v) => Rule(Min(v, u)),
            Min(var u, var v) => Select(u < v, D(u), D(v)),
            Select(var condition, var u, var v) => Select(condition, D(u), D(v)),
            Power(var u, double n) => n * Pow(u, n - 1) * D(u),
            Call(var function, var u) => Slope(function, u) * D(u),
            _ => throw new ArgumentException($"There is no rule to differentiate {formula.GetType().Name}.", nameof(expression)),
        };
    }

    /// <summary>The derivative of a function at u.</summary>
    private static Expression Slope(Function function, Expression u) => function switch
    {
        Function.Abs => Select(u > 0, 1, Select(u < 0, -1, 0)),
        Function.Sqrt => 0.5 / Sqrt(u),
        Function.Exp => Exp(u),
        Function.Log => 1 / u,
        Function.Sin => Cos(u),
        Function.Cos => -Sin(u),
        Function.Atan => 1 / (1 + u * u),
        Function.Sinh => Cosh(u),
        Function.Cosh => Sinh(u),
        Function.Tanh => 1 - Tanh(u) * Tanh(u),
        Function.Sigmoid => Sigmoid(u) * (1 - Sigmoid(u)),
        Function.Softplus => Sigmoid(u),
        Function.Erf => 2 / Math.Sqrt(Math.PI) * Exp(-(u * u)),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "There is no rule to differentiate this function."),
    };
}
