using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>[Upsample(scale)]: an image several times as high and as wide.</summary>
internal sealed class UpsampleLayer : LayerDefinition
{
    public override string Kind => "Upsample";

    public override string Describe(LayerSpec layer, GraphBuilder graph) => LayerDescriptions.Of(
        Kind,
        layer.Arguments.Text("scale", ""),
        layer.Arguments.Describe("mode", "Nearest"),
        Interpolates(layer) ? layer.Arguments.Describe("alignCorners", "false") : null);

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        string name = graph.NextLayer("upsample");
        int scale = layer.Arguments.Find("scale") is null ? 1 : layer.Arguments.Int("scale");
        return graph.Add(new Upsample(graph.NextName("u"), input, scale, Interpolates(layer), Interpolates(layer) && layer.Arguments.Flag("alignCorners", false))
        {
            Layer = name,
            Site = layer.Site,
        });
    }

    private static bool Interpolates(LayerSpec layer) => layer.Arguments.Text("mode", "Nearest") == "Bilinear";
}
