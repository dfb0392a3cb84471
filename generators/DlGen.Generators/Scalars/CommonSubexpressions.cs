namespace DlGen.Generators.Scalars;

/// <summary>
/// Finds what a formula computes more than once and is worth computing once: a function's value, or more than two
/// operations. The largest such part is taken out first, so that a smaller one inside it is taken out only if it is
/// also used elsewhere.
/// </summary>
internal static class CommonSubexpressions
{
    private const int TrivialOperations = 2;

    /// <summary>
    /// The shared parts in the order in which they must be computed, each free to use the ones before it, and what is
    /// left of the formula. The names are those of the functions, made different from each other and from the taken ones.
    /// </summary>
    public static (IReadOnlyList<(Variable Name, Expression Value)> Shared, Expression Remainder) Extract(
        Expression expression, IEnumerable<string> taken)
    {
        HashSet<string>? used = null;
        var places = new Dictionary<Expression, int> { [expression] = 1 };
        var names = new Dictionary<Expression, Variable>();
        var found = new List<Expression>();

        // A part is larger than what it is made of. So when its turn comes it is known in how many places it stands.
        foreach (Expression part in expression.Parts.OrderByDescending(static part => part.Operations))
        {
            bool isShared = places[part] > 1 && IsWorthSharing(part);
            if (isShared)
            {
                names.Add(part, new Variable(NewName(part, used ??= new HashSet<string>(taken, StringComparer.Ordinal))));
                found.Add(part);
            }

            foreach (Expression operand in part.Operands)
            {
                places.TryGetValue(operand, out int before);
                places[operand] = Math.Min(before + (isShared ? 1 : places[part]), 2);
            }
        }

        var written = new Dictionary<Expression, Expression>();
        found.Reverse();
        return ([.. found.Select(part => (names[part], part.Map(Written)))], Written(expression));

        Expression Written(Expression part)
        {
            if (names.TryGetValue(part, out Variable? name))
            {
                return name;
            }

            if (!written.TryGetValue(part, out Expression? result))
            {
                result = part.Map(Written);
                written.Add(part, result);
            }

            return result;
        }
    }

    private static bool IsWorthSharing(Expression part) =>
        part is Call { Function: not Function.Abs } or Power || part.Operations > TrivialOperations;

    private static string NewName(Expression part, HashSet<string> used)
    {
        string stem = part switch
        {
            Call(var function, _) => function.ToString().ToLowerInvariant(),
            Add or Subtract => "sum",
            Multiply => "product",
            Divide => "quotient",
            Power => "power",
            Max => "larger",
            Min => "smaller",
            _ => "part",
        };
        string name = stem;
        for (int number = 2; !used.Add(name); number++)
        {
            name = stem + Literal.Short(number);
        }

        return name;
    }
}
