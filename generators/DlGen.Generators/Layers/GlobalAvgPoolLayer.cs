using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>[GlobalAvgPool]: of each channel the mean over all places.</summary>
internal sealed class GlobalAvgPoolLayer : LayerDefinition
{
    public override string Kind => "GlobalAvgPool";

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input) =>
        graph.Add(new AdaptiveAveragePool(graph.NextName("p"), input, Kind, Height: 1, Width: 1) { IsGlobal = true, Layer = graph.NextLayer("pool"), Site = layer.Site });
}
