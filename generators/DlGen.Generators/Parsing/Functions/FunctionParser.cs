using System.Collections.Immutable;
using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Parsing.Functions;

/// <summary>From a method with [Elementwise] to the formula that it computes, or to what is wrong with it.</summary>
internal sealed class FunctionParser
{
    /// <summary>Parts of a syntax tree that are too many for the operations allowed, and few enough to walk through by recursion.</summary>
    private const int MostNodes = 1_000;

    private readonly Compilation compilation;
    private readonly CancellationToken cancellationToken;
    private readonly Stack<IMethodSymbol> open = new();

    private FunctionParser(Compilation compilation, CancellationToken cancellationToken)
    {
        this.compilation = compilation;
        this.cancellationToken = cancellationToken;
    }

    public static ParsedFunction Parse(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        Expression[] parameters = [.. method.Parameters.Select(static (_, index) => ScalarFunction.Parameter(index))];
        return new FunctionParser(compilation, cancellationToken).Parse(method, parameters);
    }

    /// <summary>The method of these arguments, each a formula itself.</summary>
    private ParsedFunction Parse(IMethodSymbol method, Expression[] arguments)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<FunctionProblem> refused = MethodRules.Check(method, cancellationToken);
        if (refused.Count > 0 || BodyOf(method) is not { } body)
        {
            return new ParsedFunction(null, refused, []);
        }

        if (body.Syntax.DescendantNodes().Skip(MostNodes).Any())
        {
            string limit = FunctionScope.MostOperations.ToString(CultureInfo.InvariantCulture);
            return new ParsedFunction(null, [new FunctionProblem(method.Locations[0], DiagnosticIds.FunctionTooLarge, method.Name, limit)], []);
        }

        var scope = new FunctionScope(Call);
        foreach (IParameterSymbol parameter in (method.PartialImplementationPart ?? method).Parameters)
        {
            scope.Values.Add(parameter, arguments[parameter.Ordinal]);
        }

        open.Push(method);
        Expression value = FunctionBody.Of(body, scope);
        open.Pop();
        return new ParsedFunction(scope.IsRefused ? null : KnownForms.Recognize(value), scope.Problems, scope.Cycle);
    }

    /// <summary>What is wrong with the method called is said there; here, that it leads back to the caller.</summary>
    private Expression Call(IMethodSymbol method, Expression[] arguments, SyntaxNode place, FunctionScope caller)
    {
        if (method.DeclaringSyntaxReferences.IsEmpty)
        {
            return caller.Unsupported(place, "its source isn't in this project: write the method here");
        }

        if (caller.IsRefused)
        {
            // Methods that call the next one twice would be read twice as often at each step.
            return caller.Silent();
        }

        ImmutableArray<IMethodSymbol> calls = [.. open.Reverse()];
        int first = calls.IndexOf(method, 0, SymbolEqualityComparer.Default);
        ParsedFunction parsed = first >= 0 ? new ParsedFunction(null, [], calls.RemoveRange(0, first)) : Parse(method, arguments);
        if (!parsed.Cycle.Contains(open.Peek(), SymbolEqualityComparer.Default))
        {
            return parsed.Body ?? caller.Silent();
        }

        caller.Cycle = parsed.Cycle;
        string name = parsed.Cycle[0].Name;
        string cycle = string.Join(" → ", parsed.Cycle.Select(static step => step.Name).Append(name));
        return caller.Refuse(place, DiagnosticIds.FunctionRecursive, name, cycle);
    }

    private IMethodBodyOperation? BodyOf(IMethodSymbol method)
    {
        SyntaxNode syntax = (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        return compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellationToken) as IMethodBodyOperation;
    }
}
