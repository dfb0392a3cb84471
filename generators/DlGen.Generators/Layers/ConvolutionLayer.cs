using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>A layer that multiplies every window of an image by weights.</summary>
internal abstract class ConvolutionLayer : WindowLayer
{
    /// <summary>Without an activation behind it, the balance that assumes none.</summary>
    public override InitialValues? WeightsBefore(LayerSpec layer) => InitialValues.Xavier;

    /// <summary>What kind of layer owns the parameters.</summary>
    protected virtual OwnerKind Owner => OwnerKind.Convolution;

    /// <summary>Adds the layer's parameters, and the op that multiplies by them.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="input">The image.</param>
    /// <param name="name">What the layer is called, without its number.</param>
    /// <param name="channels">What messages say of the channels, in front of the window.</param>
    /// <param name="create">The op, from the names of z, K and b, and the windows.</param>
    protected string AddTo(GraphBuilder graph, LayerSpec layer, string input, string name, string channels, Func<string, string, string?, Windows, Op> create)
    {
        name = graph.NextLayer(name);
        string output = graph.NextName("z");
        string index = output.Substring(1);
        Windows windows = WindowsOf(layer, $"{Kind}({channels}{Sizes(layer)})", stride: 1);
        if (Refuse(graph, layer, windows, name, output, input) is { } refused)
        {
            return refused;
        }

        string scheme = layer.Arguments.Text("initialization", "Auto");
        string kernel = graph.AddParameter(
            "K" + index, "weight", name, Owner, scheme == "Auto" ? graph.WeightInitialization : new InitialValues(scheme), layout: Layout.OfKernel(windows.Places));
        string? bias = layer.Arguments.Flag("bias", true)
            ? graph.AddParameter("b" + index, "bias", name, Owner, InitialValues.OfBiases(layer.Arguments.Text("biasInitialization", "Auto"), scheme))
            : null;
        return graph.Add(create(output, kernel, bias, windows) with { Layer = name, Site = layer.Site });
    }
}
