using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Diagnostics;

/// <summary>What layers of a right declaration do to shapes, for who wants to see it while typing.</summary>
internal static class ShapeDescriptors
{
    public static readonly DiagnosticDescriptor LayerShape = new(
        DiagnosticIds.LayerShape, "What a layer does to the shape",
        "{0}, {1} FLOP an example forward",
        Descriptors.Training, DiagnosticSeverity.Hidden, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.LayerShape + ".md");

    public static readonly DiagnosticDescriptor OutdatedShape = new(
        DiagnosticIds.OutdatedShape, "A comment about shapes is out of date",
        "The comment says {0}, but the layers here make {1}: update it, or remove it",
        Descriptors.Training, DiagnosticSeverity.Info, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.OutdatedShape + ".md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(LayerShape, OutdatedShape);
}
