using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>[RmsNorm]: each row gets mean square one, whatever came before, and then the scale it learns.</summary>
internal sealed class RmsNormLayer : RowNormalizationLayer
{
    protected override bool Centers => false;

    public override string Describe(LayerSpec layer, GraphBuilder graph) =>
        LayerDescriptions.Of(Kind, layer.Arguments.Describe("affine", "true"), layer.Arguments.Describe("epsilon", 0));

    protected override bool Shifts(LayerSpec layer) => false;

    /// <summary>The scalar's machine epsilon unless one is given.</summary>
    protected override double Epsilon(LayerSpec layer, ScalarType precision) => layer.Arguments.Number("epsilon", 0) is > 0 and double epsilon
        ? epsilon
        : Math.Pow(2, precision == ScalarType.Double ? -52 : -23);
}
