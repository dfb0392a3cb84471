using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>[Conv2d(channels, kernel)]: every window of an image [C, H, W] times the same weights.</summary>
internal sealed class Conv2dLayer : WindowLayer
{
    public override string Kind => "Conv2d";

    /// <summary>Without an activation behind it, the balance that assumes none.</summary>
    public override InitialValues? WeightsBefore(LayerSpec layer) => InitialValues.Xavier;

    public override string Describe(LayerSpec layer, GraphBuilder graph) => LayerDescriptions.Of(
        Kind,
        [
            layer.Arguments.Text("channels", ""),
            Sizes(layer),
            .. DescribeStrides(layer, "1"),
            .. DescribePaddings(layer),
            layer.Arguments.Describe("dilation", "1"),
            layer.Arguments.Describe("bias", "true"),
        ]);

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        string name = graph.NextLayer("conv");
        string output = graph.NextName("z");
        string index = output.Substring(1);
        Windows windows = WindowsOf(layer, $"Conv2d({layer.Arguments.Text("channels", "")}, {Sizes(layer)})", stride: 1);
        if (Refuse(graph, layer, windows, name, output, input) is { } refused)
        {
            return refused;
        }

        string scheme = layer.Arguments.Text("initialization", "Auto");
        string kernel = graph.AddParameter(
            "K" + index, "weight", name, OwnerKind.Convolution, scheme == "Auto" ? graph.WeightInitialization : new InitialValues(scheme), layout: Layout.OfKernel(windows.Places));
        string? bias = layer.Arguments.Flag("bias", true)
            ? graph.AddParameter("b" + index, "bias", name, OwnerKind.Convolution, InitialValues.OfBiases(layer.Arguments.Text("biasInitialization", "Auto"), scheme))
            : null;
        return graph.Add(new Convolution(output, input, kernel, bias, layer.Arguments.Int("channels"), windows) { Layer = name, Site = layer.Site });
    }
}
