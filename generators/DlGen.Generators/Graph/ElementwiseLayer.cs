using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Graph;

/// <summary>A layer that applies one function to every element. Its gradient follows from the function.</summary>
internal abstract class ElementwiseLayer : LayerDefinition
{
    public override string Kind => GetType().Name;

    /// <summary>What the function does and what can go wrong with it, in a sentence.</summary>
    public abstract string Sentence { get; }

    /// <summary>The function.</summary>
    public abstract Expression Function(Expression x, EquatableArray<Argument> arguments);

    /// <summary>How the weights of a linear layer before it should start.</summary>
    public abstract InitialValues Initialization(EquatableArray<Argument> arguments);

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        string name = graph.NextName(Kind.ToLowerInvariant());
        Expression function = Simplifier.Simplify(Function(new Variable(input), layer.Arguments));
        if (function == new Variable(input))
        {
            graph.AddNothing(name, input, $"{input} as it is");
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
