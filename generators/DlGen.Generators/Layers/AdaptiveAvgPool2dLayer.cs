using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>[AdaptiveAvgPool2d(size)]: an image of a given size, each place of it the mean of a window.</summary>
internal sealed class AdaptiveAvgPool2dLayer : LayerDefinition
{
    public override string Kind => "AdaptiveAvgPool2d";

    public override string Describe(LayerSpec layer, GraphBuilder graph) => LayerDescriptions.Of(Kind, Sizes(layer));

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        (int height, int width) = SizeOf(layer);
        return graph.Add(new AdaptiveAveragePool(graph.NextName("p"), input, $"{Kind}({Sizes(layer)})", height, width) { Layer = graph.NextLayer("pool"), Site = layer.Site });
    }

    /// <summary>7, or 7, 5 for what is no square.</summary>
    private static string Sizes(LayerSpec layer)
    {
        (int height, int width) = SizeOf(layer);
        return height == width ? Text.Plain(height) : $"{Text.Plain(height)}, {Text.Plain(width)}";
    }

    /// <summary>The declared size; 1 where a wrong one was left out, which is reported.</summary>
    private static (int Height, int Width) SizeOf(LayerSpec layer) => (Size(layer, "height"), Size(layer, "width"));

    private static int Size(LayerSpec layer, string direction) =>
        layer.Arguments.Find("size") is not null ? layer.Arguments.Int("size") : layer.Arguments.Find(direction) is not null ? layer.Arguments.Int(direction) : 1;
}
