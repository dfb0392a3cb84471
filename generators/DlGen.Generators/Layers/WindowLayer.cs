using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>A layer that slides windows over an image: a convolution or a pool.</summary>
internal abstract class WindowLayer : LayerDefinition
{
    /// <summary>The windows that are declared.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="stride">The stride where none is declared.</param>
    protected static Windows WindowsOf(LayerSpec layer, string name, int stride) => new(
        name,
        Height(layer),
        Width(layer),
        layer.Arguments.Find("stride") is { Text: not "0" } declared ? int.Parse(declared.Text, CultureInfo.InvariantCulture) : stride,
        int.Parse(layer.Arguments.Text("padding", "0"), CultureInfo.InvariantCulture),
        int.Parse(layer.Arguments.Text("dilation", "1"), CultureInfo.InvariantCulture));

    /// <summary>3, or 3, 5 for a window that is no square.</summary>
    protected static string Sizes(LayerSpec layer) => Height(layer) == Width(layer)
        ? Text.Plain(Height(layer))
        : $"{Text.Plain(Height(layer))}, {Text.Plain(Width(layer))}";

    /// <summary>The padding as a description of the layer says it; null where there is none.</summary>
    protected static string? DescribePadding(LayerSpec layer) =>
        layer.Arguments.Text("padding", "0") == Text.Plain(Windows.Same) ? "Padding = Padding.Same" : layer.Arguments.Describe("padding", "0");

    /// <summary>Refuses a padding that keeps the size beside a stride that doesn't.</summary>
    /// <returns>The value of a layer that is refused; null for a right one.</returns>
    protected static string? Refuse(GraphBuilder graph, LayerSpec layer, Windows windows, string name, string output, string input) =>
        windows is { Padding: Windows.Same, Stride: > 1 }
            ? graph.Add(new Refused(output, input, Problem.At(layer.Arguments.Find("padding")!.Site, DiagnosticIds.SameWithStride, windows.Name, Text.Plain(windows.Stride))) { Layer = name, Site = layer.Site })
            : null;

    private static int Height(LayerSpec layer) => (layer.Arguments.Find("kernel") ?? layer.Arguments.Find("kernelHeight")) is { } height
        ? int.Parse(height.Text, CultureInfo.InvariantCulture)
        : 1;

    private static int Width(LayerSpec layer) => (layer.Arguments.Find("kernel") ?? layer.Arguments.Find("kernelWidth")) is { } width
        ? int.Parse(width.Text, CultureInfo.InvariantCulture)
        : 1;
}
