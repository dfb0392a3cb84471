using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>[Silu]: x·σ(x).</summary>
internal sealed class SiluLayer : ElementwiseLayer
{
    public override string Sentence => "each value is its own gate";

    /// <summary>Elfwing, Uchibe and Doya 2017.</summary>
    public override Expression Function(Expression x, LayerSpec layer, ScalarType precision) =>
        x * Expression.Sigmoid(x);

    public override InitialValues Initialization(LayerSpec layer) => new("He");
}
