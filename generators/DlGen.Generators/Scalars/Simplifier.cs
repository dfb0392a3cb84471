namespace DlGen.Generators.Scalars;

/// <summary>
/// Brings a formula into the form in which a person would write it. Every rewrite is an identity of the real numbers
/// wherever the original is finite, so the value changes by rounding only. The order of terms and factors stays as
/// written, save that a number comes first in a product.
/// </summary>
internal static class Simplifier
{
    /// <summary>More than any formula needs; reached only if two rules undid each other.</summary>
    private const int Passes = 64;

    /// <summary>The simplified formula; simplifying it again changes nothing.</summary>
    public static Expression Simplify(Expression expression)
    {
        for (int pass = 0; pass < Passes; pass++)
        {
            Expression next = Pass(expression);
            if (next == expression)
            {
                break;
            }

            expression = next;
        }

        return expression;
    }

    private static Expression Pass(Expression expression) => Rule(expression.Map(Pass));

    private static Expression Rule(Expression expression) => expression switch
    {
        Add or Subtract or Negate(Add or Subtract) => Sum(expression),
        Multiply or Divide or Negate => Product(expression),

        Max(Constant(double a), Constant(double b)) => Math.Max(a, b),
        Max(var a, var b) when a == b => a,
        Max(Constant a, var b) => new Max(b, a),
        Min(Constant(double a), Constant(double b)) => Math.Min(a, b),
        Min(var a, var b) when a == b => a,
        Min(Constant a, var b) => new Min(b, a),

        Call(var function, Constant(double a)) when IsFinite(Evaluator.Apply(function, a)) => Evaluator.Apply(function, a),
        Call(Function.Abs, Negate(var a)) => Expression.Abs(a),
        Call(Function.Abs, Call(Function.Abs, _) inner) => inner,
        Call((Function.Tanh or Function.Erf) and var odd, Negate(var a)) => -new Call(odd, a),
        Call(Function.Exp, Call(Function.Log, var a)) => a,
        Call(Function.Log, Call(Function.Exp, var a)) => a,

        Select(_, var a, var b) when a == b => a,
        Select((Constant(double a), var comparison, Constant(double b)), var yes, var no) => Condition.Holds(a, comparison, b) ? yes : no,
        Select((var a, var comparison, var b), var yes, var no) when a == b => Condition.Holds(0, comparison, 0) ? yes : no,
        Select((Constant a, var comparison, var b), var yes, var no) => new Select(new(b, Condition.Exchanged(comparison), a), yes, no),
        Select(var condition, var yes, var no) => new Select(condition, Assume(yes, condition, true), Assume(no, condition, false)),
        _ => expression,
    };

    /// <summary>
    /// Collects like terms. A number that all terms share comes out, 2·p − 2·t = 2·(p − t), and a selection takes the
    /// rest of the sum in, 1 + (c ? 1 : 0) = c ? 2 : 1, where that saves operations.
    /// </summary>
    private static Expression Sum(Expression expression)
    {
        Terms sum = Terms.Of(expression);
        if (!sum.IsSound)
        {
            return expression;
        }

        IReadOnlyList<Term> terms = sum.Items;
        var forms = new List<Expression> { Terms.Sum(terms) };
        double common = terms.Count > 1 ? Math.Abs(terms[0].Coefficient) : 1;
        if (common != 1 && terms.All(term => Math.Abs(term.Coefficient) == common))
        {
            IEnumerable<Term> signs = terms.Select(static term => term with { Coefficient = Math.Sign(term.Coefficient) });
            forms.Add(Product(common * Terms.Sum(signs)));
        }

        for (int index = 0; index < terms.Count && terms.Count > 1; index++)
        {
            if (terms[index] is { Core: Select(var condition, var yes, var no) } term)
            {
                Expression rest = Terms.Sum(terms.Where((_, other) => other != index));
                forms.Add(new Select(
                    condition,
                    Simplify((term.Coefficient * yes) + rest),
                    Simplify((term.Coefficient * no) + rest)));
            }
        }

        return Cheapest(forms);
    }

    /// <summary>
    /// Collects the numbers and cancels equal factors. The number goes into a sum, a·(x/a + 1) = x + a, and the product
    /// into a selection, d·(c ? 1 : 0) = c ? d : 0, where that saves operations.
    /// </summary>
    private static Expression Product(Expression expression)
    {
        Factors product = Factors.Of(expression);
        if (!product.IsSound)
        {
            return expression;
        }

        var forms = new List<Expression> { product.ToExpression() };
        for (int index = 0; index < product.Above.Count && product.Multiplier != 0; index++)
        {
            switch (product.Above[index])
            {
                case Add or Subtract when product.Multiplier != 1:
                    Expression scaled = Terms.Of(product.Above[index]).Times(product.Multiplier);
                    forms.Add(product.WithMultiplier(1).WithFactor(index, scaled).ToExpression());
                    break;
                case Select(var condition, var yes, var no):
                    forms.Add(new Select(
                        condition,
                        Simplify(product.WithFactor(index, yes).ToExpression()),
                        Simplify(product.WithFactor(index, no).ToExpression())));
                    break;
            }
        }

        return Cheapest(forms);
    }

    /// <summary>The first of the forms with the fewest operations.</summary>
    private static Expression Cheapest(List<Expression> forms) =>
        forms.Aggregate(static (best, next) => next.Operations < best.Operations ? next : best);

    /// <summary>A branch in which the condition is known to hold, or not to.</summary>
    private static Expression Assume(Expression branch, Condition condition, bool holds) =>
        branch is Select(var inner, var yes, var no) && inner == condition
            ? Assume(holds ? yes : no, condition, holds)
            : branch.Map(operand => Assume(operand, condition, holds));

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
