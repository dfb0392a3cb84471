using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>[Conv2d(channels, kernel)]: every window of an image [C, H, W] times the same weights.</summary>
internal class Conv2dLayer : ConvolutionLayer
{
    public override string Kind => "Conv2d";

    public override string Describe(LayerSpec layer, GraphBuilder graph) => LayerDescriptions.Of(
        Kind,
        [
            layer.Arguments.Text("channels", ""),
            Sizes(layer),
            .. DescribeStrides(layer, "1"),
            .. DescribePaddings(layer),
            layer.Arguments.Describe("dilation", "1"),
            layer.Arguments.Describe("groups", "1"),
            layer.Arguments.Describe("bias", "true"),
        ]);

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        int channels = layer.Arguments.Int("channels");
        return AddTo(graph, layer, input, "conv", Text.Plain(channels) + ", ", (output, kernel, bias, windows) => layer.Arguments.Text("groups", "1") == "1"
            ? new Convolution(output, input, kernel, bias, channels, windows)
            : new ConvolutionOfGroups(output, input, kernel, bias, windows) { Groups = layer.Arguments.Int("groups"), Outputs = channels });
    }
}
