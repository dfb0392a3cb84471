using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Graph.Ops;

/// <summary>[Softplus]: log(1 + eˣ).</summary>
internal sealed class Softplus : ElementwiseLayer
{
    public override string Sentence => "a relu with a rounded corner";

    /// <summary>Dugas et al. 2001.</summary>
    public override Expression Function(Expression x, LayerSpec layer) =>
        Expression.Softplus(x);

    public override InitialValues Initialization(LayerSpec layer) => new("He");
}
