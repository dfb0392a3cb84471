using DlGen.Generators.Diagnostics;
using DlGen.Generators.Layers;
using DlGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing.CustomLayers;

/// <summary>Finds the type that computes a custom layer, and sees that the generated code can call it.</summary>
internal static class CustomLayerFinder
{
    private static readonly SymbolDisplayFormat WithoutNamespaces = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>
    /// The type that a [Custom] names. Null when it can't be used: which is reported here, or at the type where its [CustomLayer] is
    /// wrong.
    /// </summary>
    public static CustomLayerSpec? Find(WrittenAttribute layer, Compilation compilation, List<Problem> problems)
    {
        ITypeSymbol argument = layer.Data.AttributeClass!.TypeArguments[0];
        if (argument.TypeKind == TypeKind.Error)
        {
            return null;
        }

        INamedTypeSymbol[] contracts = [.. argument.AllInterfaces.Where(static type => DlGenAttributes.IsCustomLayer(type) || DlGenAttributes.IsParametricLayer(type))];
        if (argument is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type || contracts.Length != 1)
        {
            (string reason, string fix) = contracts.Length > 1
                ? ("both an ICustomLayer and an IParametricLayer", "keep the one that it is")
                : ("neither an ICustomLayer nor an IParametricLayer", "let it implement one of them, as a class or struct");
            problems.Add(Problem.At(layer.Site, DiagnosticIds.NotACustomLayer, argument.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), reason, fix));
            return null;
        }

        IMethodSymbol?[] methods = [.. contracts[0].GetMembers().Where(static member => member.IsAbstract).Select(member => type.FindImplementationForInterfaceMember(member) as IMethodSymbol)];
        if (Obstacle(type, methods, compilation) is { } obstacle)
        {
            problems.Add(Problem.At(layer.Site, DiagnosticIds.CustomLayerUnreachable, type.Name, obstacle.Reason, obstacle.Fix));
            return null;
        }

        IReadOnlyList<(string Id, string? Argument, string[] Arguments)> wrong = CustomLayerRules.Problems(type);
        if (wrong.Count > 0 && !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
        {
            // Nobody else says it: the type is compiled already.
            problems.Add(Problem.At(layer.Site, wrong[0].Id, wrong[0].Arguments));
        }

        return methods.All(static method => method is { IsStatic: true, DeclaredAccessibility: Accessibility.Public })
            && wrong.Count == 0
            && !CustomLayerRules.IsRefused(type)
                ? new CustomLayerSpec(
                    type.Name,
                    type.ToDisplayString(WithoutNamespaces),
                    type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
                    CustomLayerRules.Sizes(type),
                    DlGenAttributes.IsParametricLayer(contracts[0]) ? CustomLayerRules.Parameters(type, contracts[0]) : null)
                : null;
    }

    /// <summary>Why the generated code, which stands in a namespace and a file of its own, can't call the type's methods by name.</summary>
    private static (string Reason, string Fix)? Obstacle(INamedTypeSymbol type, IEnumerable<IMethodSymbol?> methods, Compilation compilation)
    {
        if (Identifiers.ContainingTypesOf(type).Append(type).Any(static part => part.IsFileLocal))
        {
            return ("it is local to its file", "use 'internal' in place of 'file'");
        }

        if (!compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
        {
            return ("it isn't visible in the whole project", "make it, and the types around it, internal or public");
        }

        // Compiled, any static method of an interface is an explicit implementation; one that the source doesn't call so has its own name.
        return methods.FirstOrDefault(static method => method is not null && method.Name.Contains('.'))?.ExplicitInterfaceImplementations[0].Name is { } name
            ? ($"its {name} is an explicit implementation", $"declare it as 'public static void {name}<T>(…)'")
            : null;
    }
}
