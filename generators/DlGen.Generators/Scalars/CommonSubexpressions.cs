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
        var used = new HashSet<string>(taken, StringComparer.Ordinal);
        var shared = new List<(Variable Name, Expression Value)>();
        while (Largest([.. shared.Select(static part => part.Value), expression]) is { } found)
        {
            var name = new Variable(NewName(found, used));
            Expression Replaced(Expression part) => part.Replace(found, name);
            shared = [(name, found), .. shared.Select(part => (part.Name, Replaced(part.Value)))];
            expression = Replaced(expression);
        }

        return (shared, expression);
    }

    private static Expression? Largest(List<Expression> formulas)
    {
        List<Expression> all = [.. formulas.SelectMany(Parts)];
        Expression? largest = null;
        foreach (Expression part in all)
        {
            bool isLarger = largest is null || part.Operations > largest.Operations;
            if (isLarger && IsWorthSharing(part) && all.Count(other => other == part) > 1)
            {
                largest = part;
            }
        }

        return largest;
    }

    private static bool IsWorthSharing(Expression part) =>
        part is Call { Function: not Function.Abs } or Power || part.Operations > TrivialOperations;

    private static IEnumerable<Expression> Parts(Expression expression) =>
        expression.Operands.SelectMany(Parts).Append(expression);

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
