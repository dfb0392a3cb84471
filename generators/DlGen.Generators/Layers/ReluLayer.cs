using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>[Relu]: max(x, 0).</summary>
internal sealed class ReluLayer : ElementwiseLayer
{
    public override string Sentence => "what is positive passes, what is negative is stopped";

    /// <summary>Nair and Hinton 2010.</summary>
    public override Expression Function(Expression x, LayerSpec layer, ScalarType precision) =>
        Expression.Max(x, 0);

    public override InitialValues Initialization(LayerSpec layer) => new("He");
}
