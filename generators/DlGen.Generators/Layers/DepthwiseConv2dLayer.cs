using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>[DepthwiseConv2d(kernel)]: every window of each channel of an image [C, H, W] times that channel's own weights.</summary>
internal sealed class DepthwiseConv2dLayer : ConvolutionLayer
{
    public override string Kind => "DepthwiseConv2d";

    public override string Describe(LayerSpec layer, GraphBuilder graph) => LayerDescriptions.Of(
        Kind,
        [
            Sizes(layer),
            layer.Arguments.Describe("multiplier", "1"),
            .. DescribeStrides(layer, "1"),
            .. DescribePaddings(layer),
            layer.Arguments.Describe("dilation", "1"),
            layer.Arguments.Describe("bias", "true"),
        ]);

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input) =>
        AddTo(graph, layer, input, "depthwise", "", (output, kernel, bias, windows) =>
            new ConvolutionOfGroups(output, input, kernel, bias, windows) { Multiplier = layer.Arguments.Find("multiplier") is null ? 1 : layer.Arguments.Int("multiplier") });
}
