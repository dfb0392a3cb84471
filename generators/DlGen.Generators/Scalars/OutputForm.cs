using static DlGen.Generators.Scalars.Expression;

namespace DlGen.Generators.Scalars;

/// <summary>
/// Writes a derivative in terms of the output, σ′ = y(1−y), so that the input need not be kept for the backward pass. There
/// is no table of activations: the output's formula is recognised in the derivative; inside a branch it is solved for
/// its parts, y = a·E + c ⇒ E = (y − c)/a; and a condition on the input becomes one on the output where intervals
/// prove that both hold together, x &gt; 0 ⇔ y &gt; 0.
/// </summary>
internal static class OutputForm
{
    /// <summary>How much larger than its varying part a sum's number may be: what is lost of the part in the sum isn't in the output.</summary>
    private const double LargestShift = 16;

    /// <summary>The derivative as a formula of y = f(x); null where x cannot be removed.</summary>
    /// <param name="derivative">f′, in terms of <paramref name="x"/>.</param>
    /// <param name="definition">f, in terms of <paramref name="x"/>.</param>
    /// <param name="x">The input.</param>
    /// <param name="y">The name of the output; occurs in neither formula.</param>
    public static Expression? TryRewrite(Expression derivative, Expression definition, Variable x, Variable y)
    {
        Expression exact = ExactSimplifier.Simplify(definition);
        return !exact.Parts.Any(IsExtreme) && Rewrite(Simplifier.Simplify(derivative), exact, Assumptions.None, x, y) is { } rewritten
            ? Simplifier.Simplify(rewritten)
            : null;
    }

    /// <summary>
    /// Whether a part's numbers are so large or so small that they can't be merged: beside them a float overflows or is lost, and of the input
    /// the output no longer tells what it does by the formula.
    /// </summary>
    private static bool IsExtreme(Expression part) => part switch
    {
        Constant(double value) => value != 0 && !Factors.IsModerate(value),
        Multiply or Divide or Negate => !Factors.Of(part).IsSound,
        _ => false,
    };

    private static Expression? Rewrite(Expression derivative, Expression definition, Assumptions known, Variable x, Variable y)
    {
        List<(Expression Part, Expression Value)> solved = Solve(ExactSimplifier.Simplify(known.Specialize(definition)), x, y);
        var outputs = new Dictionary<Expression, Expression?>();
        return InOutput(known.Specialize(derivative));

        Expression? InOutput(Expression part)
        {
            if (!outputs.TryGetValue(part, out Expression? output))
            {
                output = Rewritten(part);
                outputs.Add(part, output);
            }

            return output;
        }

        Expression? Rewritten(Expression part)
        {
            if (!part.Contains(x))
            {
                return part;
            }

            int match = solved.FindIndex(equality => equality.Part == part);
            if (match >= 0)
            {
                return solved[match].Value;
            }

            if (part is Select(var condition, var yes, var no))
            {
                return OnOutput(condition) is { } outputCondition
                    && Rewrite(yes, definition, known.With(condition, true), x, y) is { } outputYes
                    && Rewrite(no, definition, known.With(condition, false), x, y) is { } outputNo
                    ? Select(outputCondition, outputYes, outputNo)
                    : null;
            }

            bool isComplete = part is not Variable;
            Expression mapped = part.Map(operand =>
            {
                Expression? output = InOutput(operand);
                isComplete &= output is not null;
                return output ?? operand;
            });
            return isComplete ? mapped : null;
        }

        Condition? OnOutput(Condition condition) =>
            InOutput(condition.Left) is { } left && InOutput(condition.Right) is { } right
                ? new Condition(left, condition.Comparison, right)
                : Equivalent(condition, definition, known, y);
    }

    /// <summary>What follows from y = f(x) for the parts of f, from the outside in, as long as f is affine in one part.</summary>
    private static List<(Expression Part, Expression Value)> Solve(Expression definition, Variable x, Variable y)
    {
        var solved = new List<(Expression Part, Expression Value)>();
        for (Expression part = definition, value = y; part.Contains(x);)
        {
            solved.Add((part, value));
            if (part is Call(Function.Softplus, var operand))
            {
                // s = log(1 + eᵘ) ⇒ σ(u) = eᵘ/(1 + eᵘ) = 1 − e⁻ˢ
                solved.Add((Sigmoid(operand), 1 - Exp(-value)));
            }

            Terms sum = Terms.Of(part);
            ILookup<bool, Term> terms = sum.Items.ToLookup(term => term.Core.Contains(x));
            if (!sum.IsSound || Shift(part) > LargestShift * terms[true].Select(static term => Math.Abs(term.Coefficient)).DefaultIfEmpty().Max())
            {
                break;
            }

            Expression next = Terms.Sum(terms[true]);
            value = Simplifier.Simplify(value - Terms.Sum(terms[false]));
            if (next == part)
            {
                Factors factors = Factors.Of(part);
                next = factors.WithMultiplier(1).ToExpression();
                double divisor = 1;
                if (next == part && part is Divide(var dividend, Constant number))
                {
                    next = dividend;
                    divisor = number.Value;
                }

                Expression inverse = value * divisor / factors.Multiplier;
                if (!Factors.Of(inverse).IsSound)
                {
                    break;
                }

                value = Simplifier.Simplify(inverse);
            }

            if (next == part)
            {
                break;
            }

            part = next;
        }

        return solved;
    }

    /// <summary>The numbers added in a sum, as if all had one sign.</summary>
    private static double Shift(Expression sum) => sum switch
    {
        Constant(double value) => Math.Abs(value),
        Add or Subtract or Negate => sum.Operands.Sum(Shift),
        _ => 0,
    };

    /// <summary>A condition on y that holds exactly where the condition on x does; null where none is proved.</summary>
    private static Condition? Equivalent(Condition condition, Expression definition, Assumptions known, Variable y)
    {
        if (condition.Right is not Constant)
        {
            return null;
        }

        Interval yes = Output(true);
        Interval no = Output(false);

        // A limit other than zero survives rounding only where the output is a copy of the input or of the limit.
        double[] limits = IsPiecewiseCopy(definition)
            ? [0, yes.Low.Value, yes.High.Value, no.Low.Value, no.High.Value]
            : [0];
        return (
            from limit in limits
            where !double.IsInfinity(limit)
            from comparison in new[] { Comparison.Greater, Comparison.Less, Comparison.GreaterOrEqual, Comparison.LessOrEqual }
            where yes.IsAll(comparison, limit) && no.IsAll(Condition.Opposite(comparison), limit)
            select new Condition(y, comparison, limit)).FirstOrDefault();

        Interval Output(bool holds)
        {
            Assumptions branch = known.With(condition, holds);
            return branch.RangeOf(branch.Specialize(definition));
        }
    }

    private static bool IsPiecewiseCopy(Expression expression) =>
        expression is Constant or Variable or Negate or Max or Min or Select or Call { Function: Function.Abs }
        && expression.Operands.All(IsPiecewiseCopy);
}
