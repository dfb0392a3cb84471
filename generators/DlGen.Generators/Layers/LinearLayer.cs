using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Layers;

/// <summary>[Linear(outputs)]: every output is a weighted sum of all inputs, and a bias. The last axis is the one it works on.</summary>
internal sealed class LinearLayer : LayerDefinition
{
    public override string Kind => "Linear";

    /// <summary>A tied layer names the weights that it has by their place in a file, for layers' names count what else there is.</summary>
    public override string Describe(LayerSpec layer, GraphBuilder graph) => LayerDescriptions.Of(
        Kind,
        layer.Arguments.Text("outputs", ""),
        layer.Arguments.Describe("bias", "true"),
        layer.Arguments.Find("tiedTo") is { } other && graph.FindLinear(other.Text) is { } found ? $"TiedTo = {graph.FileName(found.Weight)}" : null,
        layer.Arguments.Describe("transposed", "false"));

    /// <summary>Without an activation between them, the balance that assumes none.</summary>
    public override InitialValues? WeightsBefore(LayerSpec layer) => InitialValues.Xavier;

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input) =>
        AddTo(graph, layer, input, graph.NextLayer("linear"), "", graph.WeightInitialization);

    /// <summary>Adds a linear layer that may be part of another.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="layer">The layer whose arguments it has: outputs, bias, initialization of both.</param>
    /// <param name="input">The value that it reads.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="module">What its parameters' names in a file begin with, behind the position: gate.</param>
    /// <param name="automatic">How its weights start where the layer doesn't say it.</param>
    public static string AddTo(GraphBuilder graph, LayerSpec layer, string input, string name, string module, InitialValues automatic)
    {
        string output = graph.NextName("z");
        string index = output.Substring(1);
        int outputs = layer.Arguments.Int("outputs");
        OwnerKind owner = layer.Arguments.Find("tiedTo") is null ? OwnerKind.Linear : OwnerKind.TiedLinear;
        string scheme = layer.Arguments.Text("initialization", "Auto");
        InitialValues biases = InitialValues.OfBiases(layer.Arguments.Text("biasInitialization", "Auto"), scheme);
        string? Bias() => layer.Arguments.Flag("bias", true) ? graph.AddParameter("b" + index, module + "bias", name, owner, biases) : null;
        if (layer.Arguments.Find("tiedTo") is { } other)
        {
            return graph.Add(Tied(graph, layer, other, output, input, outputs, Bias) with { Layer = name, Site = layer.Site });
        }

        if (layer.Arguments.Find("transposed") is { Text: "true" } transposed)
        {
            return graph.Add(new Refused(output, input, Problem.At(transposed.Site, DiagnosticIds.TransposedWithoutTie)) { Layer = name, Site = layer.Site });
        }

        string weight = graph.AddParameter("W" + index, module + "weight", name, owner, scheme == "Auto" ? automatic : new InitialValues(scheme));
        return graph.Add(new Linear(output, input, weight, Bias(), outputs) { Layer = name, Site = layer.Site });
    }

    /// <summary>A linear layer with another's weights.</summary>
    private static Op Tied(GraphBuilder graph, LayerSpec layer, Argument other, string output, string input, int outputs, Func<string?> bias)
    {
        var tie = new Tie(other.Text, outputs, layer.Arguments.Flag("transposed", false), other.Site);
        if (graph.FindLinear(other.Text) is not { } found)
        {
            return new Refused(output, input, Problem.At(other.Site, DiagnosticIds.TiedToUnknown, other.Text, graph.LinearNames));
        }

        return tie.IsTransposed ^ found is TransposedProduct
            ? new TransposedLinear(output, input, found.Weight, bias(), tie)
            : new Linear(output, input, found.Weight, bias(), outputs) { Tie = tie };
    }
}
