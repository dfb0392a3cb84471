using System.Collections.Immutable;
using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Parsing;
using DlGen.Generators.Parsing.CustomLayers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DlGen.Generators.Analyzers;

/// <summary>Says what is wrong with a [CustomLayer], or with a layer that needs one, whether a network uses its type or not.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CustomLayerAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            return;
        }

        var syntax = DlGenAttributes.CustomLayerOf(type)?.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) as AttributeSyntax;
        foreach ((string id, string? argument, string[] arguments) in CustomLayerRules.Problems(type))
        {
            Location place = syntax is null ? type.Locations[0] : (argument is null ? syntax : ArgumentOf(syntax, argument)).GetLocation();
            context.ReportDiagnostic(Descriptors.Create(id, place, arguments));
        }
    }

    private static SyntaxNode ArgumentOf(AttributeSyntax attribute, string name) =>
        (SyntaxNode?)attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name) ?? attribute;
}
