using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>[Softplus]: log(1 + e^(βx)) / β, and x itself where βx is above a threshold.</summary>
internal sealed class SoftplusLayer : ElementwiseLayer
{
    public override string Sentence => "a relu with a rounded corner";

    public override string Describe(LayerSpec layer, GraphBuilder graph) =>
        LayerDescriptions.Of(Kind, layer.Arguments.Describe("beta", 1), layer.Arguments.Describe("threshold", 20));

    /// <summary>
    /// Dugas et al. 2001; β and the threshold are PyTorch's. The threshold is left out where nobody could see it: of βx that can't overflow.
    /// </summary>
    public override Expression Function(Expression x, LayerSpec layer, ScalarType precision)
    {
        double beta = layer.Arguments.Number("beta", 1);
        double threshold = layer.Arguments.Number("threshold", 20);
        Expression scaled = beta == 1 ? x : beta * x;
        Expression rounded = beta == 1 ? Expression.Softplus(x) : Expression.Softplus(scaled) / beta;
        return beta > 1 || IsVisible(threshold, precision) ? Expression.Select(scaled > threshold, x, rounded) : rounded;
    }

    public override InitialValues Initialization(LayerSpec layer) => new("He");

    /// <summary>
    /// Whether the function differs from x by more than rounding at the threshold: with u = βx it is greater by log(1 + e⁻ᵘ) &lt; e⁻ᵘ, of
    /// which float sees what is more than 2⁻²⁵ of u.
    /// </summary>
    private static bool IsVisible(double threshold, ScalarType precision) =>
        Math.Exp(-threshold) > threshold * Math.Pow(2, precision == ScalarType.Double ? -54 : -25);
}
