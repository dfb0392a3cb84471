using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>[PRelu]: x for positive x, α·x for negative, with an α that is learned: one, or one for each channel (He et al. 2015).</summary>
internal sealed class PReluLayer : LayerDefinition
{
    private const double UsualSlope = 0.25;

    public override string Kind => "PRelu";

    /// <summary>The slope that learning starts from says nothing of the network that a file is of.</summary>
    public override string Describe(LayerSpec layer, GraphBuilder graph) => LayerDescriptions.Of(Kind, layer.Arguments.Describe("perChannel", "false"));

    /// <summary>As a relu that lets its first slope through: Var W = 2 / ((1 + α²)·fan-in).</summary>
    public override InitialValues? WeightsBefore(LayerSpec layer) => new("He", 1 / (1 + Math.Pow(Slope(layer), 2)));

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        string name = graph.NextLayer("prelu");
        string output = graph.NextName("a");
        bool isPerChannel = layer.Arguments.Flag("perChannel", false);
        string slope = graph.AddParameter(
            "α" + output.Substring(1), "weight", name, OwnerKind.Parametric, InitialValues.Of(Slope(layer)), layout: isPerChannel ? Layout.LastAxis : Layout.Single);
        var (x, α) = (new Variable(input), new Variable(slope));
        return graph.Add(new Elementwise(output, EquatableArray.Create(input, slope), Expression.Select(x > 0, x, α * x))
        {
            Layer = name,
            Site = layer.Site,
            Learned = new LearnedNumber(slope, isPerChannel),
            Sentence = "what is negative passes weakened, by as much as learning finds right",
        });
    }

    private static double Slope(LayerSpec layer) => layer.Arguments.Number("slope", UsualSlope);
}
