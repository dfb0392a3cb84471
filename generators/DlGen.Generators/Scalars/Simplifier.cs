namespace DlGen.Generators.Scalars;

/// <summary>
/// Brings a formula into the form in which a person would write it. Every rewrite is an identity of the real numbers
/// wherever the original is finite, so the value changes by rounding only. The order of terms and factors stays as
/// written, save that a number comes first in a product.
/// </summary>
internal sealed class Simplifier
{
    /// <summary>More than any formula needs; reached only if two rules undid each other.</summary>
    private const int Passes = 64;

    /// <summary>Conditions in one sum or product up to which each case is tried: the cases double with every one.</summary>
    private const int MostConditions = 2;

    /// <summary>Each part after a pass: rules that try several forms meet the same parts again and again.</summary>
    private readonly Dictionary<Expression, Expression> passed = [];

    private Simplifier()
    {
    }

    /// <summary>The simplified formula; simplifying it again changes nothing.</summary>
    public static Expression Simplify(Expression expression) => new Simplifier().Repeated(expression);

    private Expression Repeated(Expression expression)
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

    private Expression Pass(Expression expression)
    {
        if (!passed.TryGetValue(expression, out Expression? result))
        {
            result = Rule(expression.Map(Pass));
            passed[expression] = result;
        }

        return result;
    }

    private Expression Rule(Expression expression) => expression switch
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
        Call((Function.Cos or Function.Cosh) and var even, Negate(var a)) => new Call(even, a),
        Call((Function.Sin or Function.Atan or Function.Sinh or Function.Tanh or Function.Erf) and var odd, Negate(var a)) => -new Call(odd, a),
        Power(Constant(double a), double n) when IsFinite(Math.Pow(a, n)) => Math.Pow(a, n),
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
    private Expression Sum(Expression expression)
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

        if (terms.Count > 1)
        {
            forms.AddRange(Cases(forms[0], terms.Select(static term => term.Core)));
        }

        return Cheapest(forms);
    }

    /// <summary>
    /// Collects the numbers and cancels equal factors. The number goes into a sum, a·(x/a + 1) = x + a, and the product
    /// into a selection, d·(c ? 1 : 0) = c ? d : 0, where that saves operations.
    /// </summary>
    private Expression Product(Expression expression)
    {
        Factors product = Factors.Of(expression);
        if (!product.IsSound)
        {
            return expression;
        }

        var forms = new List<Expression> { product.ToExpression() };
        for (int index = 0; index < product.Above.Count && product.Multiplier != 0; index++)
        {
            if (product.Above[index] is Add or Subtract && product.Multiplier != 1)
            {
                Expression scaled = Terms.Of(product.Above[index]).Times(product.Multiplier);
                forms.Add(product.WithMultiplier(1).WithFactor(index, scaled).ToExpression());
            }
        }

        if (product.Multiplier != 0 && forms[0] is not Select)
        {
            forms.AddRange(Cases(forms[0], product.Above));
        }

        return Cheapest(forms);
    }

    /// <summary>The whole with one of the selections among its parts moved outside, for each of their conditions.</summary>
    private IEnumerable<Expression> Cases(Expression whole, IEnumerable<Expression> parts)
    {
        List<Condition> conditions = [.. parts.OfType<Select>().Select(static part => part.Condition).Distinct()];
        return conditions.Count > MostConditions ? [] : conditions.Select(condition => new Select(
            condition,
            Repeated(Assume(whole, condition, true)),
            Repeated(Assume(whole, condition, false))));
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
