using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>[Selu]: the scaled ELU that keeps mean 0 and variance 1.</summary>
internal sealed class SeluLayer : ElementwiseLayer
{
    public override string Sentence => "an ELU scaled so that mean 0 and variance 1 reproduce themselves";

    /// <summary>Klambauer, Unterthiner, Mayr and Hochreiter 2017; the constants solve their fixed-point equations.</summary>
    public override Expression Function(Expression x, LayerSpec layer, ScalarType precision)
    {
        const double Alpha = 1.6732632423543772;
        const double Scale = 1.0507009873554805;
        return Expression.Select(x > 0, Scale * x, Scale * Alpha * (Expression.Exp(x) - 1));
    }

    public override InitialValues Initialization(LayerSpec layer) => new("LeCun");
}
