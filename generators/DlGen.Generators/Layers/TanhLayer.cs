using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>[Tanh]: tanh x.</summary>
internal sealed class TanhLayer : ElementwiseLayer
{
    public override string Sentence => "any value becomes one between −1 and 1; its slope vanishes where it saturates";

    /// <summary>The hyperbolic tangent.</summary>
    public override Expression Function(Expression x, LayerSpec layer, ScalarType precision) =>
        Expression.Tanh(x);

    public override InitialValues Initialization(LayerSpec layer) => InitialValues.Xavier;
}
