namespace DlGen.Generators.Scalars;

/// <summary>What a formula is worth, in double precision: for folding constants and for tests.</summary>
internal static class Evaluator
{
    /// <summary>The formula's value with the variables bound by name.</summary>
    /// <exception cref="ArgumentException">A variable is not bound.</exception>
    public static double Evaluate(Expression expression, IReadOnlyDictionary<string, double> bindings)
    {
        return Value(expression);

        double Value(Expression part) => part switch
        {
            Constant(double value) => value,
            Variable(string name) => bindings.TryGetValue(name, out double value)
                ? value
                : throw new ArgumentException($"No value is bound to the variable '{name}' of '{expression}'.", nameof(bindings)),
            Add(var left, var right) => Value(left) + Value(right),
            Subtract(var left, var right) => Value(left) - Value(right),
            Multiply(var left, var right) => Value(left) * Value(right),
            Divide(var left, var right) => Value(left) / Value(right),
            Negate(var operand) => -Value(operand),
            Max(var left, var right) => Math.Max(Value(left), Value(right)),
            Min(var left, var right) => Math.Min(Value(left), Value(right)),
            Power(var @base, double exponent) => Math.Pow(Value(@base), exponent),
            Call(var function, var operand) => Apply(function, Value(operand)),
            Select(var (left, comparison, right), var yes, var no) =>
                Condition.Holds(Value(left), comparison, Value(right)) ? Value(yes) : Value(no),
            _ => throw new ArgumentException($"A formula has no value for {part.GetType().Name}.", nameof(expression)),
        };
    }

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
