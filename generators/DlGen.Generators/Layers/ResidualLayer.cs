using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>[Residual&lt;TBlock&gt;]: y = x + block(x).</summary>
internal sealed class ResidualLayer : LayerDefinition
{
    public override string Kind => "Residual";

    public override string Describe(LayerSpec layer, GraphBuilder graph) => LayerDescriptions.Of(Kind, graph.BlockDescriptions[0]);

    /// <summary>What comes in goes past the block as well, where nothing is done to it.</summary>
    public override InitialValues? WeightsBefore(LayerSpec layer) => InitialValues.Xavier;

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        BlockSpec block = layer.Blocks[0];
        string name = UseLayer.NextBlock(graph, block);
        string change = graph.AddBlock(block, name, graph.PositionText, layer.Site, input, InitialValues.Xavier, BlockUse.Of(layer));
        return graph.Add(Elementwise.Sum(graph.NextName("s"), [input, change]) with
        {
            Layer = name,
            Site = layer.Site,
            Sentence = "the block adds its change to what came in, and the gradient passes the sum undiminished",
            Mismatch = new ShapeMismatch(DiagnosticIds.ResidualShapes, EquatableArray.Create("", block.Name)),
        });
    }
}
