using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>[Softmax]: the numbers of each row become positive and sum to one.</summary>
internal sealed class SoftmaxLayer : LayerDefinition
{
    public override string Kind => "Softmax";

    public override string Describe(LayerSpec layer, GraphBuilder graph) => LayerDescriptions.Of(Kind, layer.Arguments.Describe("temperature", 1));

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input) =>
        graph.Add(new Softmax(graph.NextName("s"), input, layer.Arguments.Number("temperature", 1)) { Layer = graph.NextLayer("softmax"), Site = layer.Site });
}
