using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>[LeakyRelu]: x for positive x, slope·x for negative.</summary>
internal sealed class LeakyReluLayer : ElementwiseLayer
{
    public override string Sentence => "what is negative passes weakened, so that no unit dies";

    public override string Describe(LayerSpec layer, GraphBuilder graph) =>
        LayerDescriptions.Of(Kind, layer.Arguments.Describe("slope", 0.01));

    /// <summary>Maas, Hannun and Ng 2013.</summary>
    public override Expression Function(Expression x, LayerSpec layer, ScalarType precision)
    {
        double slope = layer.Arguments.Number("slope", 0.01);
        return Expression.Select(x > 0, x, slope * x);
    }

    public override InitialValues Initialization(LayerSpec layer) => new("He", 1 / (1 + Math.Pow(layer.Arguments.Number("slope", 0.01), 2)));
}
