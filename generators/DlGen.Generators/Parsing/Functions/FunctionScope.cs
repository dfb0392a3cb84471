using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Scalars;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing.Functions;

/// <summary>One method while its body is read: what its parameters and locals stand for, and what is wrong with it.</summary>
internal sealed class FunctionScope(Func<IMethodSymbol, Expression[], SyntaxNode, FunctionScope, Expression> call)
{
    /// <summary>More operations than a function written by hand has; a bound on what its derivative can ask of the compiler.</summary>
    public const int MostOperations = 200;

    /// <summary>What stands for a formula that is not to be had.</summary>
    private static readonly Expression Nothing = 1;

    private readonly List<FunctionProblem> problems = [];

    public Dictionary<ISymbol, Expression> Values { get; } = new(SymbolEqualityComparer.Default);

    public Dictionary<ISymbol, Choice> Conditions { get; } = new(SymbolEqualityComparer.Default);

    public IReadOnlyList<FunctionProblem> Problems => problems;

    /// <summary>The methods that call each other without an end, this one among them.</summary>
    public ImmutableArray<IMethodSymbol> Cycle { get; set; } = [];

    /// <summary>Whether something is wrong, here or in a method called.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>What another method with [Elementwise] returns.</summary>
    public Expression Call(IMethodSymbol method, Expression[] arguments, SyntaxNode place) => call(method, arguments, place, this);

    /// <summary>The value, unless it has grown too large.</summary>
    public Expression Limited(Expression value, SyntaxNode place) => value.HasMoreThan(MostOperations)
        ? Refuse(place, DiagnosticIds.FunctionTooLarge, Text(place), MostOperations.ToString(System.Globalization.CultureInfo.InvariantCulture))
        : value;

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

    /// <summary>Source on one line, cut where it is long.</summary>
    public static string Text(SyntaxNode node)
    {
        const int longest = 60;
        string text = string.Join(" ", node.ToString().Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= longest ? text : text.Substring(0, longest) + "…";
    }
}
