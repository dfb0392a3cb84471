using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>A layer that slides windows over an image, or over a sequence [C, T]: a convolution or a pool.</summary>
internal abstract class WindowLayer : LayerDefinition
{
    /// <summary>Whether the windows slide over a sequence.</summary>
    protected virtual bool IsOfSequence => false;

    /// <summary>The windows that are declared.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="stride">The stride where none is declared; null for the window's length.</param>
    protected Windows WindowsOf(LayerSpec layer, string name, int? stride) => IsOfSequence
        ? new(name, new WindowAxis(Length: 1, Stride: 1), AxisOf(layer, "Width", stride)) { IsOfSequence = true }
        : new(name, AxisOf(layer, "Height", stride), AxisOf(layer, "Width", stride));

    /// <summary>3, or 3, 5 for a window that is no square.</summary>
    protected static string Sizes(LayerSpec layer) => AxisOf(layer, "Height", 1).Length is var height && AxisOf(layer, "Width", 1).Length is var width && height == width
        ? Text.Plain(height)
        : $"{Text.Plain(height)}, {Text.Plain(width)}";

    /// <summary>The strides as a description of the layer says them.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="otherwise">The stride that isn't said.</param>
    protected static string?[] DescribeStrides(LayerSpec layer, string otherwise) =>
        [layer.Arguments.Describe("stride", otherwise), layer.Arguments.Describe("strideHeight", ""), layer.Arguments.Describe("strideWidth", "")];

    /// <summary>The paddings as a description of the layer says them.</summary>
    protected static string?[] DescribePaddings(LayerSpec layer) =>
        [DescribePadding(layer, "padding", "0"), DescribePadding(layer, "paddingHeight", ""), DescribePadding(layer, "paddingWidth", "")];

    /// <summary>Refuses a padding that keeps the size beside a stride that doesn't.</summary>
    /// <returns>The value of a layer that is refused; null for a right one.</returns>
    protected static string? Refuse(GraphBuilder graph, LayerSpec layer, Windows windows, string name, string output, string input)
    {
        foreach ((WindowAxis axis, string direction) in new[] { (windows.Vertical, "Height"), (windows.Horizontal, "Width") })
        {
            if (axis is { Padding: Windows.Same, Stride: > 1 })
            {
                Problem problem = Problem.At(PaddingOf(layer, direction)!.Site, DiagnosticIds.SameWithStride, windows.Name, Text.Plain(axis.Stride));
                return graph.Add(new Refused(output, input, problem) { Layer = name, Site = layer.Site });
            }
        }

        return null;
    }

    /// <summary>The padding that is declared along an axis, by itself or for both; null where none is.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="direction">Height or Width.</param>
    protected static Argument? PaddingOf(LayerSpec layer, string direction) => layer.Arguments.Find("padding" + direction) ?? layer.Arguments.Find("padding");

    private static string? DescribePadding(LayerSpec layer, string name, string otherwise) =>
        layer.Arguments.Text(name, "0") == Text.Plain(Windows.Same) ? $"{Capitalized(name)} = Padding.Same" : layer.Arguments.Describe(name, otherwise);

    private static WindowAxis AxisOf(LayerSpec layer, string direction, int? stride)
    {
        int length = Number(layer.Arguments.Find("kernel") ?? layer.Arguments.Find("kernel" + direction)) ?? 1;
        Argument? both = layer.Arguments.Find("stride") is { Text: not "0" } declared ? declared : null;
        return new WindowAxis(
            length,
            Number(layer.Arguments.Find("stride" + direction) ?? both) ?? stride ?? length,
            Number(PaddingOf(layer, direction)) ?? 0,
            Number(layer.Arguments.Find("dilation")) ?? 1);
    }

    private static int? Number(Argument? argument) => argument is null ? null : int.Parse(argument.Text, CultureInfo.InvariantCulture);
}
