using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>[LayerNorm]: each row gets mean zero and variance one, whatever came before, and then the scale and shift it learns.</summary>
internal sealed class LayerNorm : LayerDefinition
{
    public override string Kind => "LayerNorm";

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        string name = graph.NextName("layerNorm");
        string output = graph.NextName("n");
        string index = output.Substring(1);
        string r = graph.Add(new InverseDeviation("r" + index, input, layer.Arguments.Number("epsilon", 1e-5), Kind) { Layer = name, Site = layer.Site });
        string h = graph.Add(new Standardize("h" + index, input, r) { Layer = name, Site = layer.Site });
        string gain = graph.AddParameter("γ" + index, "weight", name, InitialValues.One);
        string? shift = layer.Arguments.Flag("bias", true) ? graph.AddParameter("β" + index, "bias", name, InitialValues.Zero) : null;
        return graph.Add(new Affine(output, h, gain, shift) { Layer = name, Site = layer.Site });
    }
}
