using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>Two linear layers on one input, of which one, through an activation, is the other's gate: a = f(x·W + b) ⊙ (x·V + c).</summary>
internal abstract class GatedLinearLayer : LayerDefinition
{
    public override string Kind => NameOf(GetType());

    /// <summary>The activation that makes the gate.</summary>
    protected abstract ElementwiseLayer Activation { get; }

    public override string Describe(LayerSpec layer, GraphBuilder graph) =>
        LayerDescriptions.Of(Kind, layer.Arguments.Text("outputs", ""), layer.Arguments.Describe("bias", "true"), layer.Arguments.Describe("approximation", "None"));

    /// <summary>What comes in goes two ways, and one of them past the activation.</summary>
    public override InitialValues? WeightsBefore(LayerSpec layer) => InitialValues.Xavier;

    /// <summary>Shazeer 2020, "GLU variants improve transformer".</summary>
    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        string name = graph.NextLayer(Camel(Kind));
        graph.AddGroup(name, Kind);
        string gate = LinearLayer.AddTo(graph, layer, input, name + ".gate", "gate.", Activation.Initialization(layer));
        string value = LinearLayer.AddTo(graph, layer, input, name + ".value", "value.", InitialValues.Xavier);
        Expression gated = ExactSimplifier.Simplify(Activation.Function(new Variable(gate), layer, graph.Precision) * new Variable(value));
        return graph.Add(new Elementwise(graph.NextName("a"), EquatableArray.Create(gate, value), gated)
        {
            Layer = name,
            Site = layer.Site,
            Sentence = "one product decides how much of the other passes",
        });
    }
}

/// <summary>[SwiGlu(outputs)]: the gate is a SiLU.</summary>
internal sealed class SwiGluLayer : GatedLinearLayer
{
    protected override ElementwiseLayer Activation { get; } = new SiluLayer();
}

/// <summary>[GeGlu(outputs)]: the gate is a GELU.</summary>
internal sealed class GeGluLayer : GatedLinearLayer
{
    protected override ElementwiseLayer Activation { get; } = new GeluLayer();
}
