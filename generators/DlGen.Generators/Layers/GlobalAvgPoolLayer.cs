using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>[GlobalAvgPool]: of each channel the mean over all places. An image of one place is a row already, so that flattening it costs nothing.</summary>
internal sealed class GlobalAvgPoolLayer : LayerDefinition
{
    public override string Kind => "GlobalAvgPool";

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        string name = graph.NextLayer("pool");
        string pooled = graph.Add(new AdaptiveAveragePool(graph.NextName("p"), input, Kind, Height: 1, Width: 1) { Layer = name, Site = layer.Site });
        return graph.Add(new Flatten(graph.NextName("f"), pooled) { Layer = name, Site = layer.Site });
    }
}
