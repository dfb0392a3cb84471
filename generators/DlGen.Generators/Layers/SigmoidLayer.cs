using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>[Sigmoid]: 1 / (1 + e⁻ˣ).</summary>
internal sealed class SigmoidLayer : ElementwiseLayer
{
    public override string Sentence => "any value becomes one between 0 and 1; its slope is at most 1/4, and far less where it saturates";

    /// <summary>The logistic function.</summary>
    public override Expression Function(Expression x, LayerSpec layer, ScalarType precision) =>
        Expression.Sigmoid(x);

    public override InitialValues Initialization(LayerSpec layer) => InitialValues.Xavier;
}
