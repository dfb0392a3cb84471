using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>
/// [GroupNorm(groups)]: an image's channels in groups, each a row that gets mean zero and variance one, as LayerNorm does with rows; then
/// a scale and a shift for each channel.
/// </summary>
internal sealed class GroupNormLayer : LayerDefinition
{
    public override string Kind => "GroupNorm";

    public override string Describe(LayerSpec layer, GraphBuilder graph) => LayerDescriptions.Of(
        Kind, layer.Arguments.Text("groups", ""), layer.Arguments.Describe("affine", "true"), layer.Arguments.Describe("epsilon", 1e-5));

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        string name = graph.NextLayer("groupNorm");
        string output = graph.NextName("n");
        string index = output.Substring(1);
        int groups = layer.Arguments.Find("groups") is null ? 1 : layer.Arguments.Int("groups");
        Op In(Op op) => op with { Layer = name, Site = layer.Site };

        string rows = graph.Add(In(new GroupRows("g" + index, input, groups)));
        string r = graph.Add(In(new InverseDeviation("r" + index, rows, layer.Arguments.Number("epsilon", 1e-5), Centers: true)));
        string h = graph.Add(In(new Standardize("h" + index, rows, r, Centers: true)));
        string standardized = graph.Add(In(new Affine("s" + index, h, Gain: null, Shift: null)));
        bool isAffine = layer.Arguments.Flag("affine", true);
        string image = graph.Add(In(new Ungroup(isAffine ? "i" + index : output, standardized, input)));
        if (!isAffine)
        {
            return image;
        }

        string gain = graph.AddParameter("γ" + index, "weight", name, OwnerKind.Normalization, InitialValues.One);
        string shift = graph.AddParameter("β" + index, "bias", name, OwnerKind.Normalization, InitialValues.Zero);
        string scaled = graph.Add(In(new Elementwise("m" + index, EquatableArray.Create(image, gain), new Variable(gain) * new Variable(image)) { Learned = new LearnedNumber(gain, true) }));
        return graph.Add(In(new Elementwise(output, EquatableArray.Create(scaled, shift), new Variable(scaled) + new Variable(shift)) { Learned = new LearnedNumber(shift, true) }));
    }
}
