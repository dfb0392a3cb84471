using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>[ConvTranspose2d(channels, kernel)]: every place of an image spread over a window by the same weights.</summary>
internal sealed class ConvTranspose2dLayer : ConvolutionLayer
{
    public override string Kind => "ConvTranspose2d";

    protected override OwnerKind Owner => OwnerKind.TransposedConvolution;

    public override string Describe(LayerSpec layer, GraphBuilder graph) => LayerDescriptions.Of(
        Kind,
        [
            layer.Arguments.Text("channels", ""),
            Sizes(layer),
            layer.Arguments.Describe("stride", "1"),
            layer.Arguments.Describe("padding", "0"),
            layer.Arguments.Describe("outputPadding", "0"),
            layer.Arguments.Describe("dilation", "1"),
            layer.Arguments.Describe("groups", "1"),
            layer.Arguments.Describe("bias", "true"),
        ]);

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        int channels = layer.Arguments.Int("channels");
        int outputPadding = layer.Arguments.Find("outputPadding") is null ? 0 : layer.Arguments.Int("outputPadding");
        return AddTo(graph, layer, input, "transposed", Text.Plain(channels) + ", ", (output, kernel, bias, windows) => outputPadding >= windows.Vertical.Stride && outputPadding > 0
            ? new Refused(output, input, Problem.At(
                layer.Arguments.Find("outputPadding")!.Site, DiagnosticIds.OutputPadding, windows.Name, Text.Plain(outputPadding), Text.Plain(windows.Vertical.Stride)))
            : new TransposedConvolution(output, input, kernel, bias, channels, windows, outputPadding) { DeclaredGroups = layer.Arguments.Find("groups") is null ? 1 : layer.Arguments.Int("groups") });
    }
}
