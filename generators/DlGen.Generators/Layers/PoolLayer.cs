using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>A layer that keeps one number of every window of each channel.</summary>
internal abstract class PoolLayer : WindowLayer
{
    public override string Describe(LayerSpec layer, GraphBuilder graph) => LayerDescriptions.Of(
        Kind, [Sizes(layer), .. DescribeStrides(layer, "0"), .. DescribePaddings(layer), layer.Arguments.Describe("countIncludePadding", "true")]);

    public sealed override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        string name = graph.NextLayer("pool");
        string output = graph.NextName("p");
        Windows windows = WindowsOf(layer, $"{Kind}({Sizes(layer)})", stride: null);
        foreach ((WindowAxis axis, string direction) in new[] { (windows.Vertical, "Height"), (windows.Horizontal, "Width") })
        {
            if (axis.Padding > axis.Length / 2)
            {
                Argument padding = PaddingOf(layer, direction)!;
                Problem problem = Problem.At(padding.Site, DiagnosticIds.PoolPadding, windows.Name, Capitalized(padding.Name), padding.Text, Text.Plain(axis.Length / 2));
                return graph.Add(new Refused(output, input, problem) { Layer = name, Site = layer.Site });
            }
        }

        return Refuse(graph, layer, windows, name, output, input) ?? graph.Add(OpOf(layer, output, input, windows) with { Layer = name, Site = layer.Site });
    }

    /// <summary>What computes the layer.</summary>
    protected abstract Op OpOf(LayerSpec layer, string output, string input, Windows windows);
}

/// <summary>[MaxPool2d(kernel)]: of every window the maximum.</summary>
internal class MaxPool2dLayer : PoolLayer
{
    public override string Kind => "MaxPool2d";

    protected override Op OpOf(LayerSpec layer, string output, string input, Windows windows) => new MaxPool(output, input, windows);
}

/// <summary>[AvgPool2d(kernel)]: of every window the mean.</summary>
internal class AvgPool2dLayer : PoolLayer
{
    public override string Kind => "AvgPool2d";

    protected override Op OpOf(LayerSpec layer, string output, string input, Windows windows) =>
        new AveragePool(output, input, windows, layer.Arguments.Flag("countIncludePadding", true));
}
