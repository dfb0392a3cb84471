using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>[Gelu]: x·Φ(x), Φ the normal distribution function.</summary>
internal sealed class GeluLayer : ElementwiseLayer
{
    public override string Sentence => "each value is weighted by how likely a normal variable lies below it";

    public override string Describe(LayerSpec layer, GraphBuilder graph) =>
        LayerDescriptions.Of(Kind, layer.Arguments.Describe("approximation", "None"));

    /// <summary>Hendrycks and Gimpel 2016; the tanh form is theirs too.</summary>
    public override Expression Function(Expression x, LayerSpec layer, ScalarType precision) =>
        layer.Arguments.Text("approximation", "None") == "Tanh"
            ? 0.5 * x * (1 + Expression.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * (x * x * x)))))
            : 0.5 * x * (1 + Expression.Erf(x * Math.Sqrt(0.5)));

    public override InitialValues Initialization(LayerSpec layer) => new("He");
}
