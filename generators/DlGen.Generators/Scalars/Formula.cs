namespace DlGen.Generators.Scalars;

/// <summary>Writes a formula as the lecture would, with no more parentheses than a reader needs: <c>z &gt; 0 ? z : 0.01·z</c>.</summary>
internal sealed class Formula
{
    /// <summary>A formula of more operations is shown by its outermost levels: no reader follows it further, and a derivative written out can be as long as the square of its function.</summary>
    private const int MostOperations = 100;

    private const int MostLevels = 8;
    private const int MostFactors = 12;
    private const string Rest = "…";

    private const int Conditional = 0;
    private const int Sum = 1;
    private const int Quotient = 2;
    private const int Product = 3;
    private const int Signed = 4;
    private const int Atom = 5;

    private int level;

    private Formula(int level) => this.level = level;

    /// <summary>The formula's text.</summary>
    public static string Of(Expression expression) => For(expression.Operations).Text(expression);

    /// <summary>The condition's text.</summary>
    public static string Of(Condition condition) => For(condition.Left.Operations + condition.Right.Operations).Text(condition);

    private static Formula For(int operations) => new(operations > MostOperations ? MostLevels : int.MaxValue);

    private string Text(Expression expression) => Write(expression).Text;

    private string Text(Condition condition) =>
        $"{At(condition.Left, Sum)} {Symbol(condition.Comparison)} {At(condition.Right, Sum)}";

    /// <summary>An operand's text, in parentheses where it binds less tightly than its place asks.</summary>
    private string At(Expression expression, int level)
    {
        (string text, int own) = Write(expression);
        return own < level ? $"({text})" : text;
    }

    /// <summary>An operand to the right of an operator: a sign there needs parentheses.</summary>
    private string RightOf(Expression expression, int level)
    {
        string text = At(expression, level);
        return text[0] == '−' ? $"({text})" : text;
    }

    private (string Text, int Level) Write(Expression expression)
    {
        if (level <= 0 && expression.Operations > 1)
        {
            return (Rest, Atom);
        }

        level--;
        (string Text, int Level) written = Operation(expression);
        level++;
        return written;
    }

    private (string Text, int Level) Operation(Expression expression) => expression switch
    {
        Constant(double value) => (Literal.Short(value), value < 0 ? Signed : Atom),
        Variable(string name) => (name, Atom),
        Add(var left, var right) => ($"{At(left, Sum)} + {RightOf(right, Sum)}", Sum),
        Subtract(var left, var right) => ($"{At(left, Sum)} − {RightOf(right, Quotient)}", Sum),
        Multiply => Powers([.. Factors(expression)]),
        Divide(var left, var right) => ($"{At(left, Product)} / {RightOf(right, Signed)}", Quotient),
        Negate(var operand) => Negative(operand),
        Max(var left, var right) => ($"max({Text(left)}, {Text(right)})", Atom),
        Min(var left, var right) => ($"min({Text(left)}, {Text(right)})", Atom),
        Power(var @base, double exponent) => ($"pow({Text(@base)}, {Literal.Short(exponent)})", Atom),
        Call(Function.Abs, var operand) when !HasAbs(operand) => ($"|{Text(operand)}|", Atom),
        Call(var function, var operand) => ($"{function.ToString().ToLowerInvariant()}({Text(operand)})", Atom),
        Select(var condition, var yes, var no) => ($"{Text(condition)} ? {At(yes, Sum)} : {Text(no)}", Conditional),
        _ => throw new ArgumentException($"A formula has no notation for {expression.GetType().Name}.", nameof(expression)),
    };

    private (string Text, int Level) Negative(Expression operand)
    {
        (string text, int level) = Write(operand);
        return level < Quotient || text[0] == '−' ? ($"−({text})", Signed) : ($"−{text}", Math.Min(level, Signed));
    }

    private static IEnumerable<Expression> Factors(Expression expression) => expression is Multiply(var left, var right)
        ? Factors(left).Concat(Factors(right))
        : [expression];

    /// <summary>The product, neighbors that are equal as a power: 3·x².</summary>
    private (string Text, int Level) Powers(List<Expression> factors)
    {
        var written = new List<string>();
        for (int first = 0, next; first < factors.Count; first = next)
        {
            if (written.Count == MostFactors && level < int.MaxValue / 2)
            {
                written.Add(Rest);
                break;
            }

            for (next = first + 1; next < factors.Count && factors[next] == factors[first]; next++)
            {
            }

            int power = next - first;
            string factor = first == 0 && power == 1 ? At(factors[0], Signed) : RightOf(factors[first], Atom);
            written.Add(power == 1 ? factor : factor + Superscript(power));
        }

        return (string.Join("·", written), written.Count == 1 ? Atom : Product);
    }

    private static string Superscript(int power) =>
        string.Concat(Literal.Short(power).Select(static digit => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));

    private static bool HasAbs(Expression expression) =>
        expression.Parts.Any(static part => part is Call { Function: Function.Abs });

    private static string Symbol(Comparison comparison) => comparison switch
    {
        Comparison.Greater => ">",
        Comparison.Less => "<",
        Comparison.GreaterOrEqual => "≥",
        _ => "≤",
    };
}
