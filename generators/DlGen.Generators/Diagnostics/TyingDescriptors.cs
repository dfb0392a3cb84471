using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Diagnostics;

/// <summary>The diagnostics of layers with another layer's weights: what was given, what was expected, and the fix.</summary>
internal static class TyingDescriptors
{
    public static readonly DiagnosticDescriptor TiedToUnknown = new(
        DiagnosticIds.TiedToUnknown, "The layer whose weights are meant is unknown",
        "There is no linear layer '{0}' before this one; those that it can be tied to: {1}",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.TiedToUnknown + ".md");

    public static readonly DiagnosticDescriptor TransposedWithoutTie = new(
        DiagnosticIds.TransposedWithoutTie, "Transposed needs another layer's weights",
        "Transposed says how the weights of another layer are used, but no layer is named: name it, as in TiedTo = \"Linear1\", or leave Transposed out",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.TransposedWithoutTie + ".md");

    public static readonly DiagnosticDescriptor TiedShapes = new(
        DiagnosticIds.TiedShapes, "The weights of another layer don't fit",
        "Linear({0}) on {1} needs weights {2}, but the {4}weights of '{3}' are {5}: {6}",
        Descriptors.Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.TiedShapes + ".md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(TiedToUnknown, TransposedWithoutTie, TiedShapes);
}
