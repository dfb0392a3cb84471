using DlGen.Generators.Scalars;

namespace DlGen.Generators.Parsing.Functions;

/// <summary>A condition as what it does: it chooses between two values. So conditions need no values of their own.</summary>
/// <param name="Comparisons">How many comparisons it makes written out, which double where it is made of one condition twice.</param>
/// <param name="Of">The choice between the value where it holds and the value where it doesn't.</param>
internal sealed record Choice(double Comparisons, Func<Expression, Expression, Expression> Of)
{
    public static Choice Constant(bool holds) => new(0, (yes, no) => holds ? yes : no);

    public static Choice Compare(Condition condition) => new(1, (yes, no) => Expression.Select(condition, yes, no));

    public static Choice Not(Choice condition) => new(condition.Comparisons, (yes, no) => condition.Of(no, yes));

    public static Choice And(Choice left, Choice right) =>
        new(left.Comparisons + right.Comparisons, (yes, no) => left.Of(right.Of(yes, no), no));

    public static Choice Or(Choice left, Choice right) =>
        new(left.Comparisons + right.Comparisons, (yes, no) => left.Of(yes, right.Of(yes, no)));

    /// <summary>left = right: neither is larger. NaN equals nothing.</summary>
    public static Choice Equal(Expression left, Expression right) => And(Compare(left <= right), Compare(left >= right));
}
