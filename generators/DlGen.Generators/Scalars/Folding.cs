namespace DlGen.Generators.Scalars;

/// <summary>
/// Operations on numbers, done where float and double agree on the result: then it is the number that the method itself
/// computes, in either precision. 10³⁰·10³⁰ is no number of a float, and (10⁸ + 1) − 10⁸ is 0 there.
/// </summary>
internal static class Folding
{
    /// <summary>The value of an operation whose operands are numbers; the operation itself where it has none that both precisions agree on.</summary>
    public static Expression Fold(Expression operation) => operation switch
    {
        Add(Constant(double a), Constant(double b)) => Exact(operation, a + b, (float)((float)a + (float)b)),
        Subtract(Constant(double a), Constant(double b)) => Exact(operation, a - b, (float)((float)a - (float)b)),
        Multiply(Constant(double a), Constant(double b)) => Exact(operation, a * b, (float)((float)a * (float)b)),
        Divide(Constant(double a), Constant(double b)) => Exact(operation, a / b, (float)((float)a / (float)b)),
        Negate(Constant(double a)) => -a,
        Max(Constant(double a), Constant(double b)) => Math.Max(a, b),
        Min(Constant(double a), Constant(double b)) => Math.Min(a, b),
        Call(Function.Abs or Function.Sqrt, Constant(double a)) call => Exact(operation, Evaluator.Apply(call.Function, a), (float)Evaluator.Apply(call.Function, (float)a)),
        Call(var function, Constant(double a)) => Close(operation, Evaluator.Apply(function, a), (float)Evaluator.Apply(function, (float)a)),
        Power(Constant(double a), double n) => Close(operation, Math.Pow(a, n), (float)Math.Pow((float)a, (float)n)),
        Select((Constant(double a), var comparison, Constant(double b)), var yes, var no)
            when Condition.Holds(a, comparison, b) == Condition.Holds((float)a, comparison, (float)b) => Condition.Holds(a, comparison, b) ? yes : no,
        _ => operation,
    };

    /// <summary>Arithmetic: the very same float.</summary>
    private static Expression Exact(Expression operation, double result, float single) =>
        IsFinite(result) && !float.IsInfinity(single) && (float)result == single ? result : operation;

    /// <summary>A function, which a library gives to within a few units in the last place: nearly the same float.</summary>
    private static Expression Close(Expression operation, double result, float single) =>
        IsFinite(result) && !float.IsInfinity(single) && Math.Abs((float)result - single) <= 1e-6 * Math.Abs(single) ? result : operation;

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
