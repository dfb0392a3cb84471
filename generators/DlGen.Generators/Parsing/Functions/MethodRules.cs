using DlGen.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Parsing.Functions;

/// <summary>What a method with [Elementwise] must be: static, of numbers, and written out.</summary>
internal static class MethodRules
{
    public static IReadOnlyList<FunctionProblem> Check(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var problems = new List<FunctionProblem>();
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not MethodDeclarationSyntax syntax)
        {
            return [new FunctionProblem(method.Locations[0], DiagnosticIds.FunctionSignature, method.Name, "is no ordinary method", "write it as a static method of the class")];
        }

        void Add(SyntaxToken place, string reason, string fix) =>
            problems.Add(new FunctionProblem(place.GetLocation(), DiagnosticIds.FunctionSignature, method.Name, reason, fix));

        if (!method.IsStatic)
        {
            Add(syntax.Identifier, "is not static", "add 'static' to its declaration");
        }

        if (method.IsGenericMethod || method.ContainingType.IsGenericType)
        {
            Add(syntax.Identifier, "has type parameters, its own or its class's", "write it for float or double, in a class without type parameters");
        }

        if (method.Parameters.IsEmpty)
        {
            Add(syntax.Identifier, "has no parameter", "give it one for each number that it is a function of");
        }

        if (!NumberTypes.IsReal(method.ReturnType) || method.RefKind != RefKind.None)
        {
            Add(syntax.Identifier, $"returns {Name(method.ReturnType, method.RefKind)}", "return float or double, as its parameters are");
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            SyntaxToken place = syntax.ParameterList.Parameters[parameter.Ordinal].Identifier;
            if (parameter.RefKind != RefKind.None || !NumberTypes.IsReal(parameter.Type))
            {
                Add(place, $"takes '{parameter.Name}' as {Name(parameter.Type, parameter.RefKind)}", "take float or double, by value");
            }
            else if (NumberTypes.IsReal(method.ReturnType) && parameter.Type.SpecialType != method.ReturnType.SpecialType)
            {
                Add(place, $"takes '{parameter.Name}' as {Name(parameter.Type)} but returns {Name(method.ReturnType)}", "use one of the two for all");
            }
        }

        if (!IsWritten(method, cancellationToken))
        {
            Add(syntax.Identifier, "has no body", "write one");
        }

        return problems;
    }

    private static bool IsWritten(IMethodSymbol method, CancellationToken cancellationToken) =>
        (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences[0].GetSyntax(cancellationToken)
            is MethodDeclarationSyntax { Body: not null } or MethodDeclarationSyntax { ExpressionBody: not null };

    private static string Name(ITypeSymbol type, RefKind refKind = RefKind.None) => refKind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In => "in ",
        RefKind.None => "",
        _ => "ref readonly ",
    } + type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
