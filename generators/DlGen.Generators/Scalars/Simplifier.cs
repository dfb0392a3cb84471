namespace DlGen.Generators.Scalars;

/// <summary>
/// Brings a derivative into the form in which a person would write it. Every rewrite is an identity of the real numbers
/// wherever the original is finite, so the value changes by rounding only; what is infinite or NaN may become finite. The
/// order of terms and factors stays as written, save that a number comes first in a product. Conditions keep what they
/// compute to the bit, so that a derivative takes the branch that the function takes. What is computed forward is
/// simplified by <see cref="ExactSimplifier"/>.
/// </summary>
internal sealed class Simplifier
{
    /// <summary>More than any formula needs; reached only if two rules undid each other.</summary>
    private const int Passes = 64;

    /// <summary>Conditions in one sum or product up to which each case is tried: the cases double with every one.</summary>
    private const int MostConditions = 2;

    /// <summary>Operations of a sum or product up to which each case is tried: each is simplified anew.</summary>
    private const int MostOperations = 100;

    /// <summary>Each part after a pass: rules that try several forms meet the same parts again and again.</summary>
    private readonly Dictionary<Expression, Expression> passed = [];

    private readonly ExactSimplifier exact = new();

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
            result = Rule(expression is Select select ? Branches(select) : expression.Map(Pass));
            passed[expression] = result;
        }

        return result;
    }

    private Expression Branches(Select select)
    {
        Condition condition = select.Condition.Map(exact.Of);
        return condition == select.Condition && Pass(select.Yes) is var yes && Pass(select.No) is var no
            && ReferenceEquals(yes, select.Yes) && ReferenceEquals(no, select.No)
            ? select
            : new Select(condition, Pass(select.Yes), Pass(select.No));
    }

    private Expression Rule(Expression expression) => expression switch
    {
        Add or Subtract or Negate(Add or Subtract) => Sum(expression),
        Multiply or Divide or Negate => Product(expression),

        Max(var a, var b) when a == b => a,
        Max(Constant a, var b) when b is not Constant => new Max(b, a),
        Min(var a, var b) when a == b => a,
        Min(Constant a, var b) when b is not Constant => new Min(b, a),

        Power(var a, 0.5) => Expression.Sqrt(a),
        Power(var a, -0.5) => 1 / Expression.Sqrt(a),
        Call(Function.Exp, Call(Function.Log, var a)) => a,
        Call(Function.Log, Call(Function.Exp, var a)) => a,

        Select((var a, var comparison, var b), var yes, var no) when a == b => Condition.Holds(0, comparison, 0) ? yes : no,
        _ => Folding.Fold(expression) is var folded && folded != expression ? folded : ExactSimplifier.Rules(expression),
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
            return ExactSimplifier.Rule(expression);
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
            return ExactSimplifier.Rule(expression);
        }

        var forms = new List<Expression> { product.ToExpression() };
        for (int index = 0; index < product.Above.Count && product.Multiplier != 0; index++)
        {
            if (product.Above[index] is Add or Subtract && product.Multiplier != 1
                && Terms.Of(product.Above[index]).Times(product.Multiplier) is { } scaled)
            {
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
        if (whole.Operations > MostOperations)
        {
            return [];
        }

        List<Condition> conditions = [.. parts.OfType<Select>().Select(static part => part.Condition).Distinct()];
        return conditions.Count > MostConditions ? [] : conditions.Select(condition => new Select(
            condition,
            Repeated(ExactSimplifier.Assume(whole, condition, true)),
            Repeated(ExactSimplifier.Assume(whole, condition, false))));
    }

    /// <summary>The first of the forms with the fewest operations.</summary>
    private static Expression Cheapest(List<Expression> forms) =>
        forms.Aggregate(static (best, next) => next.Operations < best.Operations ? next : best);
}
