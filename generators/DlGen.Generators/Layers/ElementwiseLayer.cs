using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>A layer that applies one function to every element. Its gradient follows from the function.</summary>
internal abstract class ElementwiseLayer : LayerDefinition
{
    public override string Kind => NameOf(GetType());

    /// <summary>What the function does and what can go wrong with it, in a sentence.</summary>
    public abstract string Sentence { get; }

    /// <summary>What the layer is called before its number: relu.</summary>
    public virtual string Name(LayerSpec layer) => Kind.ToLowerInvariant();

    /// <summary>The function, in a network that computes in <paramref name="precision"/>.</summary>
    public abstract Expression Function(Expression x, LayerSpec layer, ScalarType precision);

    /// <summary>How the weights of a linear layer before it should start.</summary>
    public abstract InitialValues Initialization(LayerSpec layer);

    public override InitialValues? WeightsBefore(LayerSpec layer) => Initialization(layer);

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        string name = graph.NextLayer(Name(layer));
        Expression function = ExactSimplifier.Simplify(Function(new Variable(input), layer, graph.Precision));
        if (function == new Variable(input))
        {
            graph.AddNothing(name, input, "as it is");
            return input;
        }

        return graph.Add(new Elementwise(graph.NextName("a"), EquatableArray.Create(input), function)
        {
            Layer = name,
            Site = layer.Site,
            Sentence = Sentence,
        });
    }
}
