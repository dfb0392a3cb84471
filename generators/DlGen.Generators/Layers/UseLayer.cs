using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>[Use&lt;TBlock&gt;]: a block's layers in the place of one.</summary>
internal sealed class UseLayer : LayerDefinition
{
    public override string Kind => "Use";

    public override string Describe(LayerSpec layer, GraphBuilder graph) => LayerDescriptions.Of(Kind, graph.BlockDescriptions[0]);

    /// <summary>The block's first layers are what follows.</summary>
    public override InitialValues? WeightsBefore(LayerSpec layer) => WeightsBefore(layer.Blocks[0].Layers);

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input) =>
        graph.AddBlock(layer.Blocks[0], NextBlock(graph, layer.Blocks[0]), graph.PositionText, layer.Site, input, graph.WeightInitialization, BlockUse.Of(layer));

    /// <summary>The name of a block as a layer: mixerBlock1.</summary>
    public static string NextBlock(GraphBuilder graph, BlockSpec block) => graph.NextLayer(NameAfter(block.Name, "block"));
}
