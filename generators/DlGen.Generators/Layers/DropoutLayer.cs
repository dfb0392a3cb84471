using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>
/// [Dropout(p)]: in training, each scalar is set to zero with probability p and divided by 1 − p otherwise, so that its mean
/// stays; at inference nothing happens (Srivastava et al. 2014, inverted).
/// </summary>
internal sealed class DropoutLayer : LayerDefinition
{
    public override string Kind => "Dropout";

    public override string Describe(LayerSpec layer, GraphBuilder graph) => "";

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        string name = graph.NextLayer("dropout");
        double rate = layer.Arguments.Number("p", 0.5);
        if (rate == 0)
        {
            graph.AddNothing(name, input, $"{input} as it is");
            return input;
        }

        string mask = graph.AddMask(rate);
        return graph.Add(new Elementwise("t" + mask.Substring(1), EquatableArray.Create(input, mask), new Variable(input) * new Variable(mask))
        {
            Layer = name,
            Site = layer.Site,
            Sentence = "scalars drop out at random, the others make up for them, and none can rely on another",
            IsTrainingOnly = true,
        });
    }
}
