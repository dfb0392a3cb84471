using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Parsing.Functions;

/// <summary>
/// From a method with [Elementwise] to the formula that it computes, or to what is wrong with it. Each method is read once
/// in a compilation, after those that it calls, however long the chain of calls.
/// </summary>
internal sealed class FunctionParser
{
    /// <summary>Parts of a syntax tree that are too many for the operations allowed, and few enough to walk through by recursion.</summary>
    private const int MostNodes = 1_000;

    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<IMethodSymbol, ParsedFunction>> Parsed = new();

    private readonly Compilation compilation;
    private readonly CancellationToken cancellationToken;
    private readonly ConcurrentDictionary<IMethodSymbol, ParsedFunction> parsed;

    private FunctionParser(Compilation compilation, CancellationToken cancellationToken)
    {
        this.compilation = compilation;
        this.cancellationToken = cancellationToken;
        parsed = Parsed.GetValue(compilation, static _ => new(SymbolEqualityComparer.Default));
    }

    public static ParsedFunction Parse(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken) =>
        new FunctionParser(compilation, cancellationToken).Parse(Definition(method));

    /// <summary>Whether C# itself has something against the method. Then it says so, and what we would say of it follows from that.</summary>
    public static bool HasErrors(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        SyntaxReference written = (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences[0];
        return compilation.GetSemanticModel(written.SyntaxTree).GetDiagnostics(written.Span, cancellationToken)
            .Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private static IMethodSymbol Definition(IMethodSymbol method) => method.PartialDefinitionPart ?? method;

    private ParsedFunction Parse(IMethodSymbol method)
    {
        foreach (IReadOnlyList<MethodCalls> methods in CallGraph.InOrder(method, CallsOf, parsed.ContainsKey))
        {
            foreach (MethodCalls next in methods)
            {
                cancellationToken.ThrowIfCancellationRequested();
                parsed.TryAdd(next.Method, next.Refused ?? Read(next, methods));
            }
        }

        return parsed[method];
    }

    /// <summary>A method with its body and what it calls, or with what rules it out from the start.</summary>
    private MethodCalls CallsOf(IMethodSymbol method)
    {
        IReadOnlyList<FunctionProblem> refused = MethodRules.Check(method, cancellationToken);
        if (refused.Count > 0)
        {
            return MethodCalls.None(method, new ParsedFunction(null, refused));
        }

        SyntaxNode syntax = (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        if (syntax.DescendantNodes().Skip(MostNodes).Any())
        {
            string limit = FunctionScope.MostOperations.ToString(CultureInfo.InvariantCulture);
            return MethodCalls.None(method, new ParsedFunction(null, [new FunctionProblem(method.Locations[0], DiagnosticIds.FunctionTooLarge, method.Name, limit)]));
        }

        return compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellationToken) is IMethodBodyOperation body
            ? new MethodCalls(method, body, [.. body.Descendants().OfType<IInvocationOperation>().Select(static call => Definition(call.TargetMethod)).Where(IsReadable)], null)
            : MethodCalls.None(method, new ParsedFunction(null, []));
    }

    private static bool IsReadable(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Ordinary && DlGenAttributes.IsElementwise(method) && !method.DeclaringSyntaxReferences.IsEmpty;

    /// <param name="method">The method.</param>
    /// <param name="cycle">The methods that call each other without an end, it among them; it alone where it is in no cycle.</param>
    private ParsedFunction Read(MethodCalls method, IReadOnlyList<MethodCalls> cycle)
    {
        var scope = new FunctionScope(NumberTypes.Precision(method.Method.ReturnType), Call);
        foreach (IParameterSymbol parameter in (method.Method.PartialImplementationPart ?? method.Method).Parameters)
        {
            scope.Values.Add(parameter, ScalarFunction.Parameter(parameter.Ordinal));
        }

        Expression value = FunctionBody.Of(method.Body!, scope);
        return new ParsedFunction(scope.IsRefused ? null : value, scope.Problems);

        // What is wrong with the method called is said there; here, that it leads back to the caller.
        Expression Call(IMethodSymbol target, Expression[] arguments, SyntaxNode place, FunctionScope caller)
        {
            target = Definition(target);
            if (!IsReadable(target))
            {
                return caller.Unsupported(place, target.MethodKind == MethodKind.Ordinary
                    ? "its source isn't in this project: write the method here"
                    : "only an ordinary method can be [Elementwise]: write it as a static method of the class");
            }

            if (CallGraph.Path(target, method.Method, cycle) is { } path)
            {
                return caller.Refuse(place, DiagnosticIds.FunctionRecursive, path[0].Name, Text(path));
            }

            return parsed[target].Body is { } body ? caller.Finite(new ScalarFunction(target.Name, body).Of(arguments), place) : caller.Silent();
        }
    }

    /// <summary>The calls that lead back: F → G → F.</summary>
    private static string Text(IReadOnlyList<IMethodSymbol> path)
    {
        const int longest = 8;
        IEnumerable<string> names = path.Take(longest).Select(static step => step.Name);
        return string.Join(" → ", path.Count > longest ? [.. names, "…", path[0].Name] : [.. names, path[0].Name]);
    }
}
