namespace DlGen.Generators.Scalars;

/// <summary>What is known of a formula's parts inside the branches of selections, and what follows from it.</summary>
internal sealed class Assumptions
{
    /// <summary>No less than π/2 in any precision.</summary>
    private const double Quarter = 1.571;

    private readonly List<(Expression Part, Interval Range)> known = [];
    private readonly Dictionary<Expression, Interval> ranges = [];

    /// <summary>Nothing is known: every variable may be any real number.</summary>
    public static Assumptions None => new();

    /// <summary>What is known where the condition holds, or where it does not.</summary>
    public Assumptions With(Condition condition, bool holds)
    {
        if (condition.Right is not Constant(double limit))
        {
            return this;
        }

        var more = new Assumptions();
        more.known.AddRange(known);
        Comparison comparison = holds ? condition.Comparison : Condition.Opposite(condition.Comparison);
        more.known.Add((condition.Left, Interval.Of(comparison, limit)));
        return more;
    }

    /// <summary>An interval that holds all values of the formula.</summary>
    public Interval RangeOf(Expression expression)
    {
        if (!ranges.TryGetValue(expression, out Interval range))
        {
            range = known
                .Where(fact => fact.Part == expression)
                .Aggregate(Computed(expression), static (range, fact) => range.Intersect(fact.Range));
            ranges.Add(expression, range);
        }

        return range;
    }

    /// <summary>Whether the condition is known to hold; null where it may or may not.</summary>
    public bool? Decide(Condition condition)
    {
        Interval difference = condition.Right is Constant
            ? RangeOf(condition.Left)
            : RangeOf(condition.Left) + -RangeOf(condition.Right);
        double limit = condition.Right is Constant(double value) ? value : 0;
        return difference.IsAll(condition.Comparison, limit) ? true
            : difference.IsAll(Condition.Opposite(condition.Comparison), limit) ? false
            : null;
    }

    /// <summary>The formula with every choice made that is known: max(x, 0) is x where x &gt; 0.</summary>
    public Expression Specialize(Expression expression)
    {
        var specialized = new Dictionary<Expression, Expression>();
        return Special(expression);

        Expression Special(Expression part)
        {
            if (!specialized.TryGetValue(part, out Expression? result))
            {
                result = part switch
                {
                    Select(var condition, var yes, var no) when Decide(condition) is bool holds => Special(holds ? yes : no),
                    Max(var a, var b) when Decide(a >= b) is bool holds => Special(holds ? a : b),
                    Min(var a, var b) when Decide(a <= b) is bool holds => Special(holds ? a : b),
                    Call(Function.Abs, var a) when Decide(a >= 0) is bool holds => holds ? Special(a) : -Special(a),
                    _ => part.Map(Special),
                };
                specialized.Add(part, result);
            }

            return result;
        }
    }

    private Interval Computed(Expression expression) => expression switch
    {
        Constant(double value) => Interval.Point(value),
        Add(var a, var b) => RangeOf(a) + RangeOf(b),
        Subtract(var a, var b) => RangeOf(a) + -RangeOf(b),
        Negate(var a) => -RangeOf(a),
        Multiply(var a, var b) when a == b => RangeOf(Expression.Abs(a)) * RangeOf(Expression.Abs(a)),
        Multiply(var a, var b) => RangeOf(a) * RangeOf(b),
        Divide(var a, var b) => RangeOf(a) * RangeOf(b).Reciprocal(),
        Max(var a, var b) => Interval.Max(RangeOf(a), RangeOf(b)),
        Min(var a, var b) => -Interval.Max(-RangeOf(a), -RangeOf(b)),
        Select(var condition, var yes, var no) => Decide(condition) switch
        {
            true => With(condition, true).RangeOf(yes),
            false => With(condition, false).RangeOf(no),
            null => With(condition, true).RangeOf(yes).Union(With(condition, false).RangeOf(no)),
        },
        Call(Function.Abs, var a) => Absolute(RangeOf(a)),
        // Rounding may take a sine past 1 and a cosh below it.
        Call(Function.Sin or Function.Cos, _) => new(new(-1.001, false), new(1.001, false)),
        Call(Function.Cosh, _) => Interval.Of(Comparison.GreaterOrEqual, 0.999),
        Call(var function, var a) => RangeOf(a).Increasing(
            value => Evaluator.Apply(function, value),
            lowest: function switch
            {
                Function.Log or Function.Sinh => double.NegativeInfinity,
                Function.Atan => -Quarter,
                Function.Tanh or Function.Erf => -1,
                _ => 0,
            },
            highest: function switch
            {
                Function.Atan => Quarter,
                Function.Tanh or Function.Erf or Function.Sigmoid => 1,
                _ => double.PositiveInfinity,
            }),
        Power => Interval.Of(Comparison.GreaterOrEqual, 0),
        _ => Interval.Reals,
    };

    /// <summary>|a| = max(a, −a), which is never negative.</summary>
    private static Interval Absolute(Interval a) =>
        Interval.Max(a, -a).Intersect(Interval.Of(Comparison.GreaterOrEqual, 0));
}
