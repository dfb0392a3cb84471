using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>[Elu]: x for positive x, alpha·(eˣ − 1) for negative.</summary>
internal sealed class EluLayer : ElementwiseLayer
{
    public override string Sentence => "what is negative levels off at −alpha";

    public override string Describe(LayerSpec layer, GraphBuilder graph) =>
        LayerDescriptions.Of(Kind, layer.Arguments.Describe("alpha", 1));

    /// <summary>Clevert, Unterthiner and Hochreiter 2015.</summary>
    public override Expression Function(Expression x, LayerSpec layer, ScalarType precision)
    {
        double alpha = layer.Arguments.Number("alpha", 1);
        return Expression.Select(x > 0, x, alpha * (Expression.Exp(x) - 1));
    }

    public override InitialValues Initialization(LayerSpec layer) => new("He");
}
