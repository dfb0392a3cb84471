namespace DlGen.Generators.Scalars;

/// <summary>One term of a sum: a number times what it multiplies, 1 for a term that is only a number.</summary>
internal readonly record struct Term(double Coefficient, Expression Core)
{
    /// <summary>The term as a formula.</summary>
    public Expression ToExpression() => Factors.Of(Core).Times(Coefficient).ToExpression();
}

/// <summary>A sum taken apart into terms, like ones collected: 3·x − y + 1.</summary>
internal sealed class Terms
{
    private readonly List<Term> terms = [];
    private readonly Dictionary<Factors, int> indices = [];

    /// <summary>The terms in the order in which they first came, none of them zero.</summary>
    public IReadOnlyList<Term> Items => terms;

    /// <summary>
    /// Whether the numbers of like terms could be collected: false where that overflows or underflows, or where one isn't finite, and the
    /// formula must be left as it was written.
    /// </summary>
    public bool IsSound { get; private set; } = true;

    /// <summary>Takes a sum, a difference or a negation apart; anything else is a sum of one term.</summary>
    public static Terms Of(Expression expression)
    {
        var sum = new Terms();
        sum.Collect(expression, 1);
        sum.terms.RemoveAll(static term => term.Coefficient == 0);
        return sum;
    }

    /// <summary>The sum of some terms.</summary>
    public static Expression Sum(IEnumerable<Term> items)
    {
        List<Term> all = [.. items];
        if (all.Count == 0)
        {
            return 0;
        }

        int first = all.FindIndex(static term => term.Coefficient > 0);
        if (first < 0)
        {
            return all.Count == 1 ? all[0].ToExpression() : new Negate(Sum(all.Select(static term => Scale(term, -1))));
        }

        // A sum starts with a term that needs no sign: 1 − t, not −t + 1.
        Expression sum = all[first].ToExpression();
        foreach (Term term in all.Where((_, index) => index != first))
        {
            sum = term.Coefficient > 0
                ? new Add(sum, term.ToExpression())
                : new Subtract(sum, Scale(term, -1).ToExpression());
        }

        return sum;
    }

    /// <summary>The sum with every term multiplied; null where a number overflows or underflows by it.</summary>
    public Expression? Times(double factor) =>
        IsSound && terms.TrueForAll(term => Factors.Of(term.Core).Times(term.Coefficient).Times(factor).IsSound)
            ? Sum(terms.Select(term => Scale(term, factor)))
            : null;

    private static Term Scale(Term term, double factor) => term with { Coefficient = term.Coefficient * factor };

    private void Collect(Expression expression, double sign)
    {
        switch (expression)
        {
            case Add(var left, var right):
                Collect(left, sign);
                Collect(right, sign);
                break;
            case Subtract(var left, var right):
                Collect(left, sign);
                Collect(right, -sign);
                break;
            case Negate(var operand):
                Collect(operand, -sign);
                break;
            case Constant(double value):
                Include(new Term(sign * value, 1));
                break;
            default:
                Factors factors = Factors.Of(expression);
                Include(factors.IsSound
                    ? new Term(sign * factors.Multiplier, factors.WithMultiplier(1).ToExpression())
                    : new Term(sign, expression));
                break;
        }
    }

    private void Include(Term term)
    {
        IsSound &= Math.Abs(term.Coefficient) <= double.MaxValue;
        Factors factors = Factors.Of(term.Core);
        if (indices.TryGetValue(factors, out int like))
        {
            (double left, double right) = (terms[like].Coefficient, term.Coefficient);
            IsSound &= left == 0 || right == 0 || left + right == 0 || Factors.IsModerate(left + right);
            terms[like] = terms[like] with { Coefficient = left + right };
        }
        else
        {
            indices.Add(factors, terms.Count);
            terms.Add(term);
        }
    }
}
