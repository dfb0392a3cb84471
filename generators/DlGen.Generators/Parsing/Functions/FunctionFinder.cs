using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing.Functions;

/// <summary>Finds the methods that a network names, in its class or in the types around it.</summary>
internal sealed class FunctionFinder(
    INamedTypeSymbol network, Compilation compilation, ScalarType precision, List<Problem> problems, CancellationToken cancellationToken)
{
    /// <summary>
    /// The function of a name: of the innermost type that has a method of that name. Null when there is none of that name
    /// and number of parameters, which is reported, or when the method is wrong, which is reported there. Of two overloads
    /// the one for the network's scalar is taken.
    /// </summary>
    /// <param name="name">The name as written, such as nameof(Sine).</param>
    /// <param name="use">What it is for.</param>
    public ScalarFunction? Find(Argument name, FunctionUse use)
    {
        ImmutableArray<IMethodSymbol> methods = MethodsOf(name.Text);
        if (methods.IsEmpty)
        {
            string[] declared = [.. Types.SelectMany(static type => type.GetMembers()).OfType<IMethodSymbol>().Where(DlGenAttributes.IsElementwise).Select(static method => method.Name)];
            string advice = ClosestName.To(name.Text, declared) is { } closest
                ? $"did you mean '{closest}'?"
                : $"declare it as '[Elementwise] static float {name.Text}({use.Parameters})'";
            problems.Add(Problem.At(name.Site, DiagnosticIds.FunctionUnknown, name.Text, network.Name, advice));
            return null;
        }

        IMethodSymbol[] functions = [.. methods.Where(DlGenAttributes.IsElementwise)];
        if (functions.Length == 0)
        {
            problems.Add(Problem.At(name.Site, DiagnosticIds.FunctionNotElementwise, name.Text));
            return null;
        }

        IMethodSymbol? function = functions
            .Where(candidate => candidate.Parameters.Length == use.Count)
            .OrderBy(candidate => candidate.ReturnType.SpecialType != Scalar)
            .FirstOrDefault();
        if (function is null)
        {
            problems.Add(Problem.At(name.Site, DiagnosticIds.FunctionParameters, name.Text, Count(functions[0].Parameters.Length), use.Name, use.Parameters));
            return null;
        }

        if (FunctionParser.Parse(function, compilation, cancellationToken).Body is not { } body)
        {
            return null;
        }

        if (NonFinite.In(body, precision) is { } found)
        {
            problems.Add(Problem.At(name.Site, DiagnosticIds.FunctionNotFinite, name.Text, found));
            return null;
        }

        if (Derivative.Of(body, ScalarFunction.Parameter(0)) is Constant(0))
        {
            problems.Add(Problem.At(name.Site, DiagnosticIds.FunctionFlat, name.Text, use.Name));
            return null;
        }

        return new ScalarFunction(function.Name, body);
    }

    private IEnumerable<INamedTypeSymbol> Types
    {
        get
        {
            for (INamedTypeSymbol? type = network; type is not null; type = type.ContainingType)
            {
                yield return type;
            }
        }
    }

    private ImmutableArray<IMethodSymbol> MethodsOf(string name) => Types
        .Select(type => type.GetMembers(name).OfType<IMethodSymbol>().Where(MemberNames.IsWritten).ToImmutableArray())
        .FirstOrDefault(static methods => !methods.IsEmpty) is { IsDefault: false } found ? found : ImmutableArray<IMethodSymbol>.Empty;

    private SpecialType Scalar => precision == ScalarType.Double ? SpecialType.System_Double : SpecialType.System_Single;

    private static string Count(int parameters) => parameters == 1 ? "one parameter" : Sizes.Format(parameters) + " parameters";
}
