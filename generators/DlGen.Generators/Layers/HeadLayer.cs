using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>[Head&lt;TBlock&gt;]: a block that ends in an output with a loss of its own; the next head takes what this one took.</summary>
internal sealed class HeadLayer : LayerDefinition
{
    public override string Kind => "Head";

    /// <summary>The only head goes on from the layers before it, as a block does that is used.</summary>
    public override string Describe(LayerSpec layer, GraphBuilder graph) => LayerDescriptions.Of(graph.HasOneHead ? "Use" : Kind, graph.BlockDescriptions[0]);

    /// <summary>The block's first layers are what follows.</summary>
    public override InitialValues? WeightsBefore(LayerSpec layer) => WeightsBefore(layer.Blocks[0].Layers);

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        string name = UseLayer.NextBlock(graph, layer.Blocks[0]);
        string output = graph.AddBlock(layer.Blocks[0], name, graph.PositionText, layer.Site, input, InitialValues.Xavier);
        graph.AddHead(name, output, layer.Loss!);
        return input;
    }
}
