using DlGen.Generators.Scalars;

namespace DlGen.Generators.Parsing.Functions;

/// <summary>A condition as what it does: it chooses between two values. So conditions need no values of their own.</summary>
internal delegate Expression Choice(Expression yes, Expression no);

/// <summary>Conditions made of others.</summary>
internal static class Choices
{
    public static Choice Of(bool holds) => (yes, no) => holds ? yes : no;

    public static Choice Of(Condition condition) => (yes, no) => Expression.Select(condition, yes, no);

    public static Choice Not(Choice condition) => (yes, no) => condition(no, yes);

    public static Choice And(Choice left, Choice right) => (yes, no) => left(right(yes, no), no);

    public static Choice Or(Choice left, Choice right) => (yes, no) => left(yes, right(yes, no));

    /// <summary>left = right: neither is larger. NaN equals nothing.</summary>
    public static Choice Equal(Expression left, Expression right) => And(Of(left <= right), Of(left >= right));
}
