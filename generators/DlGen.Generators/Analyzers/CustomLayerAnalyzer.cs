using DlGen.Generators.Diagnostics;
using DlGen.Generators.Layers;
using DlGen.Generators.Parsing;
using DlGen.Generators.Parsing.CustomLayers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DlGen.Generators.Analyzers;

/// <summary>Says what is wrong with a [CustomLayer], or with a layer that needs one, whether a network uses its type or not.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CustomLayerAnalyzer : SymbolAnalyzer
{
    internal override SymbolKind Kind => SymbolKind.NamedType;

    private protected override IEnumerable<Diagnostic> Find(ISymbol symbol, Compilation compilation, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)symbol;
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            yield break;
        }

        var syntax = DlGenAttributes.CustomLayerOf(type)?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;
        foreach ((string id, string? argument, string[] arguments) in CustomLayerRules.Problems(type))
        {
            Location place = syntax is null ? type.Locations[0] : (argument is null ? syntax : ArgumentOf(syntax, argument)).GetLocation();
            yield return Descriptors.Create(id, place, arguments);
        }

        foreach (AttributeArgumentSyntax argument in syntax?.ArgumentList?.Arguments ?? [])
        {
            if (GeneratedNames.In(argument.Expression, GeneratedFiles.IsOurs, compilation, cancellationToken) is { } generated)
            {
                yield return Descriptors.Create(DiagnosticIds.GeneratedName, argument.GetLocation(), generated);
            }
        }
    }

    private static SyntaxNode ArgumentOf(AttributeSyntax attribute, string name) =>
        (SyntaxNode?)attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name) ?? attribute;
}
