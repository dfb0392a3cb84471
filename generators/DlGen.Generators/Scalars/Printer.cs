using DlGen.Generators.Model;

namespace DlGen.Generators.Scalars;

/// <summary>
/// Writes a formula as C# over a register type: operators where there are any, the register's static methods for the
/// rest, as few parentheses as the language needs, and numbers as literals of the scalar type, which convert to registers.
/// </summary>
internal sealed class Printer
{
    private const int Additive = 1;
    private const int Multiplicative = 2;
    private const int Unary = 3;
    private const int Primary = 4;

    private readonly IReadOnlyDictionary<string, string> names;
    private readonly ScalarType scalar;
    private readonly string vector;

    private Printer(IReadOnlyDictionary<string, string> names, ScalarType scalar, string vector)
    {
        this.names = names;
        this.scalar = scalar;
        this.vector = vector;
    }

    /// <summary>
    /// The formula's C# text, preceded by the statements <c>TVector name = text;</c> that compute what it uses more
    /// than once. A formula without a variable may print as a scalar: assign it to a register, which converts it.
    /// </summary>
    /// <param name="expression">The formula; print it simplified.</param>
    /// <param name="names">The C# text of each variable: a local's name, or any primary expression.</param>
    /// <param name="scalar">The type of the literals.</param>
    /// <param name="vector">The register type's name.</param>
    /// <param name="taken">Names in scope that the statements must not use, besides those in <paramref name="names"/>.</param>
    /// <exception cref="ArgumentException">A variable has no C# name.</exception>
    public static (IReadOnlyList<(string Name, string Text)> Lets, string Result) Print(
        Expression expression,
        IReadOnlyDictionary<string, string> names,
        ScalarType scalar,
        string vector = "TVector",
        IEnumerable<string>? taken = null)
    {
        // A shared part's name must differ from the variables' own names too: both are variables of the formula.
        IEnumerable<string> inScope = names.Keys.Concat(names.Values.SelectMany(Identifiers)).Concat(taken ?? []);
        var (shared, rest) = CommonSubexpressions.Extract(expression, inScope);
        Dictionary<string, string> all = names.ToDictionary(static name => name.Key, static name => name.Value, StringComparer.Ordinal);
        foreach ((Variable name, _) in shared)
        {
            all.Add(name.Name, name.Name);
        }

        var printer = new Printer(all, scalar, vector);
        return ([.. shared.Select(part => (part.Name.Name, printer.Of(part.Value)))], printer.Of(rest));
    }

    private string Of(Expression expression) => Write(expression).Text;

    private string At(Expression expression, int level)
    {
        (string text, int own) = Write(expression);
        return own < level ? $"({text})" : text;
    }

    private (string Text, int Level) Write(Expression expression) => expression switch
    {
        Constant(double value) => Number(value),
        Variable(string name) => (names.TryGetValue(name, out string? text)
            ? text
            : throw new ArgumentException($"The variable '{name}' has no C# name; named are: {string.Join(", ", names.Keys)}."), Primary),
        Add(var left, var right) => ($"{At(left, Additive)} + {At(right, Multiplicative)}", Additive),
        Subtract(var left, var right) => ($"{At(left, Additive)} - {At(right, Multiplicative)}", Additive),
        Multiply(var left, var right) => ($"{At(left, Multiplicative)} * {At(right, Unary)}", Multiplicative),
        Divide(var left, Constant(double divisor)) when ExactReciprocal(divisor) is { } reciprocal =>
            ($"{At(left, Multiplicative)} * {At(reciprocal, Unary)}", Multiplicative),
        Divide(var left, var right) => ($"{At(left, Multiplicative)} / {At(right, Unary)}", Multiplicative),
        Negate(var operand) => Negative(operand),
        Max(var left, var right) => Invoke("Max", left, right),
        Min(var left, var right) => Invoke("Min", left, right),
        Power(var @base, double exponent) => ($"{vector}.Pow({Of(@base)}, {Literal.Of(exponent, scalar)})", Primary),
        Call(var function, var operand) => Invoke(function.ToString(), operand),
        Select(var condition, var yes, var no) =>
            ($"{vector}.Where({Of(condition)}, {Of(yes)}, {Of(no)})", Primary),
        _ => throw new ArgumentException($"There is no C# for {expression.GetType().Name}."),
    };

    private (string Text, int Level) Invoke(string method, params Expression[] arguments) =>
        ($"{vector}.{method}({string.Join(", ", arguments.Select(Of))})", Primary);

    /// <summary>A mask; two scalars would compare to a bool, so the first of them is made a register.</summary>
    private string Of(Condition condition)
    {
        bool isScalar = IsScalar(condition.Left) && IsScalar(condition.Right);
        string left = isScalar ? $"({vector})({Of(condition.Left)})" : At(condition.Left, Additive);
        return $"{left} {Symbol(condition.Comparison)} {At(condition.Right, Additive)}";
    }

    /// <summary>A sign in front; −a·b needs no parentheses, since (−a)·b is the same number.</summary>
    private (string Text, int Level) Negative(Expression operand)
    {
        (string text, int level) = Write(operand);
        return level < Multiplicative || text[0] == '-' ? ($"-({text})", Unary) : ($"-{text}", Math.Min(level, Unary));
    }

    private (string Text, int Level) Number(double value)
    {
        string text = Literal.Of(value, scalar);
        return (text, text[0] == '-' ? Unary : Primary);
    }

    /// <summary>1 / divisor where multiplying by it rounds as dividing does: for a power of two.</summary>
    private Constant? ExactReciprocal(double divisor)
    {
        const long DoubleFraction = 0x000F_FFFF_FFFF_FFFF;
        double rounded = Literal.Round(divisor, scalar);
        bool isPowerOfTwo = (BitConverter.DoubleToInt64Bits(rounded) & DoubleFraction) == 0;
        return isPowerOfTwo && Math.Abs(rounded) is >= 1e-30 and <= 1e30 ? new Constant(1 / rounded) : null;
    }

    /// <summary>Whether the formula prints as scalar arithmetic: there is no register in it.</summary>
    private static bool IsScalar(Expression expression) =>
        expression is Constant or Add or Subtract or Multiply or Divide or Negate && expression.Operands.All(IsScalar);

    private static string Symbol(Comparison comparison) => comparison switch
    {
        Comparison.Greater => ">",
        Comparison.Less => "<",
        Comparison.GreaterOrEqual => ">=",
        _ => "<=",
    };

    private static IEnumerable<string> Identifiers(string text)
    {
        int start = 0;
        for (int index = 0; index <= text.Length; index++)
        {
            if (index == text.Length || !(char.IsLetterOrDigit(text[index]) || text[index] == '_'))
            {
                yield return text.Substring(start, index - start);
                start = index + 1;
            }
        }
    }
}
