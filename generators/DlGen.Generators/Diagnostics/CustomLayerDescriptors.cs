using System.Collections.Immutable;
using DlGen.Generators.Layers;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Diagnostics;

/// <summary>
/// The diagnostics of custom layers: what was given, what was expected, and the fix. That a type has both methods, static
/// and with the right parameters, the C# compiler sees itself: they are an interface's.
/// </summary>
internal static class CustomLayerDescriptors
{
    public static readonly DiagnosticDescriptor CustomLayerUnreachable = new(
        DiagnosticIds.CustomLayerUnreachable, "The generated code can't call the layer",
        "The generated code can't call '{0}', because {1}: {2}",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.CustomLayerUnreachable + ".md");

    public static readonly DiagnosticDescriptor CustomLayerWithoutContract = new(
        DiagnosticIds.CustomLayerWithoutContract, "[CustomLayer] needs an ICustomLayer",
        "'{0}' has [CustomLayer] but isn't a layer: let it implement ICustomLayer or IParametricLayer, as a class or struct that isn't static",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.CustomLayerWithoutContract + ".md");

    public static readonly DiagnosticDescriptor CustomLayerContradiction = new(
        DiagnosticIds.CustomLayerContradiction, "[CustomLayer] contradicts itself",
        "[CustomLayer] on '{0}' contradicts itself, for {1}",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.CustomLayerContradiction + ".md");

    public static readonly DiagnosticDescriptor NotACustomLayer = new(
        DiagnosticIds.NotACustomLayer, "The type isn't a custom layer",
        "Custom takes a custom layer, but '{0}' is {1}: {2}",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.NotACustomLayer + ".md");

    public static readonly DiagnosticDescriptor CustomLayerParameters = new(
        DiagnosticIds.CustomLayerParameters, "[CustomLayer] doesn't fit the layer's parameters",
        "'{0}' {1}: {2}",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.CustomLayerParameters + ".md");

    public static readonly DiagnosticDescriptor CustomLayerInput = new(
        DiagnosticIds.CustomLayerInput, "A custom layer takes other rows than come in",
        "'{0}' takes {1}, but its input is {2}: {3}",
        Descriptors.Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.CustomLayerInput + ".md");

    public static readonly DiagnosticDescriptor CustomLayerOutputs = new(
        DiagnosticIds.CustomLayerOutputs, "A custom layer has another number of outputs",
        "'{0}' makes {1} of {2} by its [CustomLayer], but {3} outputs are asked for: leave the number out",
        Descriptors.Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.CustomLayerOutputs + ".md");

    public static readonly DiagnosticDescriptor GpuRefusesLayer = new(
        DiagnosticIds.GpuRefusesLayer, "A layer runs on the processor only",
        "'{0}' is to be compiled for GPUs, but there is no code of its layer {1} for them: leave Target out, or the layer",
        Descriptors.BackEnds, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.GpuRefusesLayer + ".md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(
        CustomLayerUnreachable, CustomLayerWithoutContract, CustomLayerContradiction, NotACustomLayer, CustomLayerParameters, CustomLayerInput, CustomLayerOutputs, GpuRefusesLayer);
}
