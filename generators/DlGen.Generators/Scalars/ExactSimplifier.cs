namespace DlGen.Generators.Scalars;

/// <summary>
/// Writes a formula more shortly without changing what it computes: every rewrite gives the same number to the last bit,
/// for every float and double, infinities, NaN and the sign of zero included. What is computed forward is simplified so,
/// since a function computes what its method computes. Of a sum or a product nothing is reordered but its two sides:
/// (x + 10⁸) − 10⁸ isn't x, 0·x isn't 0 where x is infinite, and x + 0 isn't x where x is −0.
/// </summary>
internal sealed class ExactSimplifier
{
    private readonly Dictionary<Expression, Expression> simplified = [];

    /// <summary>The simplified formula; simplifying it again changes nothing.</summary>
    public static Expression Simplify(Expression expression) => new ExactSimplifier().Of(expression);

    /// <summary>The simplified formula; a part that was simplified before isn't looked at again.</summary>
    public Expression Of(Expression expression)
    {
        if (!simplified.TryGetValue(expression, out Expression? result))
        {
            result = Rule(expression.Map(Of));
            simplified.Add(expression, result);
        }

        return result;
    }

    /// <summary>An operation whose operands are simplified.</summary>
    public static Expression Rule(Expression expression) => Folding.Fold(expression) switch
    {
        Add sum => Sum(sum),
        Subtract difference => Difference(difference),
        Multiply product => Product(product),
        Divide quotient => Quotient(quotient),
        Negate(Negate(var a)) => a,

        Max(var a, var b) when a == b => a,
        Max(Constant a, var b) => new Max(b, a),
        Min(var a, var b) when a == b => a,
        Min(Constant a, var b) => new Min(b, a),
        var other => Rules(other),
    };

    /// <summary>The rules of functions and selections, which hold for real numbers and to the bit.</summary>
    public static Expression Rules(Expression expression) => expression switch
    {
        Call(Function.Abs, Negate(var a)) => Expression.Abs(a),
        Call(Function.Abs, Call(Function.Abs, _) inner) => inner,
        Call((Function.Cos or Function.Cosh) and var even, Negate(var a)) => new Call(even, a),
        Call((Function.Sin or Function.Atan or Function.Sinh or Function.Tanh or Function.Erf) and var odd, Negate(var a)) => -new Call(odd, a),

        Select(_, var a, var b) when a == b => a,
        Select((var a, Comparison.Greater or Comparison.Less, var b), _, var no) when a == b => no,
        Select((Constant a, var comparison, not Constant and var b), var yes, var no) => Rules(new Select(new(b, Condition.Exchanged(comparison), a), yes, no)),
        Select(var condition, var yes, var no) select => Assumed(select, Assume(yes, condition, true), Assume(no, condition, false)),
        _ => expression,
    };

    /// <summary>A formula in which the condition is known to hold, or not to.</summary>
    public static Expression Assume(Expression branch, Condition condition, bool holds)
    {
        var known = new Dictionary<Expression, Expression>();
        return In(branch);

        Expression In(Expression part)
        {
            if (!part.HasSelection)
            {
                return part;
            }

            if (!known.TryGetValue(part, out Expression? result))
            {
                result = part is Select(var inner, var yes, var no) && inner == condition ? In(holds ? yes : no) : part.Map(In);
                known.Add(part, result);
            }

            return result;
        }
    }

    private static Expression Assumed(Select select, Expression yes, Expression no) =>
        ReferenceEquals(yes, select.Yes) && ReferenceEquals(no, select.No) ? select
        : yes == no ? yes
        : new Select(select.Condition, yes, no);

    private static Expression Sum(Add sum) => sum switch
    {
        (var a, Constant(double b)) when IsNegativeZero(b) => a,
        (Constant(double a), var b) when IsNegativeZero(a) => b,
        (var a, Negate(var b)) => a - b,
        (Negate(var a), var b) => b - a,
        (var a, Constant(< 0 and double b)) => a - -b,
        _ => sum,
    };

    private static Expression Difference(Subtract difference) => difference switch
    {
        (var a, Constant(double b)) when b == 0 && !IsNegativeZero(b) => a,
        (var a, Negate(var b)) => a + b,
        (var a, Constant(< 0 and double b)) => a + -b,
        _ => difference,
    };

    private static Expression Product(Multiply product) => product switch
    {
        (var a, Constant(1)) => a,
        (Constant(1), var b) => b,
        (var a, Constant(-1)) => Negative(a),
        (Constant(-1), var b) => Negative(b),
        (Negate(var a), Negate(var b)) => Rule(a * b),
        (Constant a, Negate(var b)) => Rule(-a.Value * b),
        (Negate(var a), Constant b) => Rule(a * -b.Value),
        (Negate(var a), var b) => -Rule(a * b),
        (var a, Negate(var b)) => -Rule(a * b),
        (not (Constant or Multiply or Divide) and var a, Constant b) => b * a,
        _ => product,
    };

    private static Expression Quotient(Divide quotient) => quotient switch
    {
        (var a, Constant(1)) => a,
        (var a, Constant(-1)) => Negative(a),
        (Negate(var a), Negate(var b)) => Rule(a / b),
        (Negate(var a), Constant b) => Rule(a / -b.Value),
        (Constant a, Negate(var b)) => Rule(-a.Value / b),
        (Negate(var a), var b) => -Rule(a / b),
        (var a, Negate(var b)) => -Rule(a / b),
        (not (Constant or Multiply or Divide) and var a, Constant(double b)) when IsPowerOfTwo(b) => 1 / b * a,
        _ => quotient,
    };

    private static Expression Negative(Expression a) => a is Negate(var inner) ? inner : Folding.Fold(-a);

    private static bool IsNegativeZero(double value) => value == 0 && double.IsNegativeInfinity(1 / value);

    /// <summary>Whether 1 / value is a normal float, by which to multiply rounds as to divide by the value does.</summary>
    private static bool IsPowerOfTwo(double value) =>
        (BitConverter.DoubleToInt64Bits(value) & 0x000F_FFFF_FFFF_FFFF) == 0 && Math.Abs(value) is >= 1e-30 and <= 1e30;
}
