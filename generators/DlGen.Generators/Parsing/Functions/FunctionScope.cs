using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing.Functions;

/// <summary>One method while its body is read: what its parameters and locals stand for, and what is wrong with it.</summary>
internal sealed class FunctionScope(ScalarType precision, Func<IMethodSymbol, Expression[], SyntaxNode, FunctionScope, Expression> call)
{
    /// <summary>More operations than a function written by hand has; a bound on what its derivative can ask of the compiler.</summary>
    public const int MostOperations = 200;

    /// <summary>What stands for a formula that is not to be had.</summary>
    private static readonly Expression Nothing = new Variable("");

    private readonly List<FunctionProblem> problems = [];

    public Dictionary<ISymbol, Expression> Values { get; } = new(SymbolEqualityComparer.Default);

    public Dictionary<ISymbol, Choice> Conditions { get; } = new(SymbolEqualityComparer.Default);

    public IReadOnlyList<FunctionProblem> Problems => problems;

    /// <summary>Whether something is wrong, here or in a method called.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>What another method with [Elementwise] returns.</summary>
    public Expression Call(IMethodSymbol method, Expression[] arguments, SyntaxNode place) => call(method, arguments, place, this);

    /// <summary>The value, unless it has grown too large.</summary>
    public Expression Limited(Expression value, SyntaxNode place) => value.Operations > MostOperations ? TooLarge(place) : value;

    public Expression TooLarge(SyntaxNode place) =>
        Refuse(place, DiagnosticIds.FunctionTooLarge, Text(place), MostOperations.ToString(CultureInfo.InvariantCulture));

    /// <summary>The value, unless a part of it is infinite or NaN whatever the parameters are.</summary>
    /// <param name="value">The value, whose operands were looked at before.</param>
    /// <param name="place">Where it is computed.</param>
    /// <param name="divisor">Where the divisor is, if it is a quotient.</param>
    public Expression Finite(Expression value, SyntaxNode place, SyntaxNode? divisor = null)
    {
        if (NonFinite.In(value, precision) is not { } found)
        {
            return value;
        }

        place = value is Divide && divisor is not null ? divisor : place;
        return Refuse(place, DiagnosticIds.FunctionNotFinite, Text(place), found);
    }

    public Expression Unsupported(SyntaxNode place, string advice) =>
        Refuse(place, DiagnosticIds.FunctionUnsupported, Text(place), advice);

    public Expression Refuse(SyntaxNode place, string id, params string[] arguments)
    {
        problems.Add(new FunctionProblem(place.GetLocation(), id, arguments));
        return Silent();
    }

    /// <summary>Something is wrong that is said elsewhere.</summary>
    public Expression Silent()
    {
        IsRefused = true;
        return Nothing;
    }

    /// <summary>Whether a formula is made of one that is not to be had.</summary>
    public static bool IsUnknown(Expression value) => value.Contains(Nothing);

    /// <summary>Source on one line, cut where it is long.</summary>
    public static string Text(SyntaxNode node)
    {
        const int longest = 60;
        string text = string.Join(" ", node.ToString().Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= longest ? text : text.Substring(0, longest) + "…";
    }
}
