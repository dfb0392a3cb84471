using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>A layer that normalizes each row by its own moments, and an image as one row, then may scale and shift it: n = γ⊙h + β.</summary>
internal abstract class RowNormalizationLayer : LayerDefinition
{
    public override string Kind => NameOf(GetType());

    /// <summary>Whether the row's mean is taken off first.</summary>
    protected abstract bool Centers { get; }

    /// <summary>Whether a shift is learned.</summary>
    protected abstract bool Shifts(LayerSpec layer);

    /// <summary>What is added under the square root.</summary>
    protected abstract double Epsilon(LayerSpec layer, ScalarType precision);

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        string name = graph.NextLayer(Camel(Kind));
        string output = graph.NextName("n");
        string index = output.Substring(1);
        string r = graph.Add(new InverseDeviation("r" + index, input, Epsilon(layer, graph.Precision), Centers) { Layer = name, Site = layer.Site });
        string h = graph.Add(new Standardize("h" + index, input, r, Centers) { Layer = name, Site = layer.Site });
        bool isAffine = layer.Arguments.Flag("affine", true);
        string? gain = isAffine ? graph.AddParameter("γ" + index, "weight", name, OwnerKind.Normalization, InitialValues.One, layout: Layout.OneRow) : null;
        string? shift = isAffine && Shifts(layer) ? graph.AddParameter("β" + index, "bias", name, OwnerKind.Normalization, InitialValues.Zero, layout: Layout.OneRow) : null;
        return graph.Add(new Affine(output, h, gain, shift) { Layer = name, Site = layer.Site });
    }
}
