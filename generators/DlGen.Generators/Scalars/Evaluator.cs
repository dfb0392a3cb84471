using DlGen.Generators.Model;

namespace DlGen.Generators.Scalars;

/// <summary>What a formula is worth, in double precision: for folding constants and for tests.</summary>
internal static class Evaluator
{
    /// <summary>The formula's value with the variables bound by name.</summary>
    /// <exception cref="ArgumentException">A variable is not bound.</exception>
    public static double Evaluate(Expression expression, IReadOnlyDictionary<string, double> bindings) => Prepare(expression)(bindings);

    /// <summary>The formula as a function of its variables, for many values: each different part is computed once.</summary>
    /// <param name="expression">The formula.</param>
    /// <param name="precision">Float to round every operation's result to a float.</param>
    public static Func<IReadOnlyDictionary<string, double>, double> Prepare(Expression expression, ScalarType precision = ScalarType.Double)
    {
        IReadOnlyList<Expression> parts = expression.Parts;
        var indices = new Dictionary<Expression, int>();
        foreach (Expression part in parts)
        {
            indices.Add(part, indices.Count);
        }

        int[][] operands = [.. parts.Select(part => part.Operands.Select(operand => indices[operand]).ToArray())];
        return bindings =>
        {
            double[] values = new double[parts.Count];
            for (int index = 0; index < values.Length; index++)
            {
                int[] of = operands[index];
                double At(int operand) => operand < of.Length ? values[of[operand]] : 0;
                double value = parts[index] is Variable(string name)
                    ? bindings.TryGetValue(name, out double bound)
                        ? bound
                        : throw new ArgumentException($"No value is bound to the variable '{name}' of '{expression}'.", nameof(bindings))
                    : Value(parts[index], At(0), At(1), At(2), At(3));
                values[index] = Literal.Round(value, precision);
            }

            return values[values.Length - 1];
        };
    }

    /// <summary>The value of an operation or a number, of the values of its operands in their order, as many as it has.</summary>
    public static double Value(Expression part, double first = 0, double second = 0, double third = 0, double fourth = 0) => part switch
    {
        Constant(double number) => number,
        Add => first + second,
        Subtract => first - second,
        Multiply => first * second,
        Divide => first / second,
        Negate => -first,
        Max => Math.Max(first, second),
        Min => Math.Min(first, second),
        Power power => Math.Pow(first, power.Exponent),
        Call call => Apply(call.Function, first),
        Select select => Condition.Holds(first, select.Condition.Comparison, second) ? third : fourth,
        _ => throw new ArgumentException($"A formula has no value for {part.GetType().Name}.", nameof(part)),
    };

    /// <summary>The function's value.</summary>
    public static double Apply(Function function, double x) => function switch
    {
        Function.Abs => Math.Abs(x),
        Function.Sqrt => Math.Sqrt(x),
        Function.Exp => Math.Exp(x),
        Function.Log => Math.Log(x),
        Function.Sin => Math.Sin(x),
        Function.Cos => Math.Cos(x),
        Function.Atan => Math.Atan(x),
        Function.Sinh => Math.Sinh(x),
        Function.Cosh => Math.Cosh(x),
        Function.Tanh => Math.Tanh(x),
        Function.Sigmoid => SpecialFunctions.Sigmoid(x),
        Function.Softplus => SpecialFunctions.Softplus(x),
        Function.Erf => SpecialFunctions.Erf(x),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "Not a function of the vector library."),
    };
}
