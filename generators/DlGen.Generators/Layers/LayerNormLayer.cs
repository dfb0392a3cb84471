using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>[LayerNorm]: each row gets mean zero and variance one, whatever came before, and then the scale and shift it learns.</summary>
internal sealed class LayerNormLayer : RowNormalizationLayer
{
    protected override bool Centers => true;

    public override string Describe(LayerSpec layer, GraphBuilder graph) =>
        LayerDescriptions.Of(
            Kind,
            layer.Arguments.Describe("affine", "true"),
            layer.Arguments.Flag("affine", true) ? layer.Arguments.Describe("bias", "true") : null,
            layer.Arguments.Describe("epsilon", 1e-5));

    protected override bool Shifts(LayerSpec layer) => layer.Arguments.Flag("bias", true);

    protected override double Epsilon(LayerSpec layer, ScalarType precision) => layer.Arguments.Number("epsilon", 1e-5);
}
