using System.Collections.Immutable;
using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Parsing;
using DlGen.Generators.Parsing.CustomLayers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DlGen.Generators.Analyzers;

/// <summary>Says what is wrong with a [CustomLayer], whether a network uses its type or not.</summary>
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
        if (DlGenAttributes.CustomLayerOf(type) is not { } attribute
            || attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is not AttributeSyntax syntax)
        {
            return;
        }

        void Report(string id, SyntaxNode place, params string[] arguments) => context.ReportDiagnostic(Descriptors.Create(id, place.GetLocation(), arguments));

        foreach (KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
        {
            if (named.Value.Value is int size and < 1)
            {
                Report(DiagnosticIds.SizeNotPositive, ArgumentOf(syntax, named.Key), named.Key, size.ToString(CultureInfo.InvariantCulture));
            }
        }

        if (!type.AllInterfaces.Any(DlGenAttributes.IsCustomLayer))
        {
            Report(DiagnosticIds.CustomLayerWithoutContract, syntax, type.Name);
        }
        else if (SizeRules.Contradiction(SizeRules.Read(attribute)) is { } contradiction)
        {
            Report(DiagnosticIds.CustomLayerContradiction, syntax, type.Name, contradiction);
        }
    }

    private static SyntaxNode ArgumentOf(AttributeSyntax attribute, string name) =>
        (SyntaxNode?)attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name) ?? attribute;
}
