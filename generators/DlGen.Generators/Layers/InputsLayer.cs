using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>[Inputs&lt;TFirst, TSecond&gt;]: runs of the network's input, each into a block of its own, their outputs joined.</summary>
internal sealed class InputsLayer : LayerDefinition
{
    /// <summary>The attribute's name.</summary>
    public const string Name = "Inputs";

    public override string Kind => Name;

    /// <summary>The blocks' shapes say how the input is cut.</summary>
    public override string Describe(LayerSpec layer, GraphBuilder graph) => LayerDescriptions.Of(
        Kind, ParallelLayer.Describe(layer, graph.BlockDescriptions.Zip(layer.Blocks, static (description, block) => $"{new TensorShape(block.InputShape)} {description}".TrimEnd())));

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        string position = graph.PositionText;
        InitialValues weightsAtEnd = graph.WeightInitialization;
        string name = graph.NextLayer("inputs");
        var outputs = new List<string>();
        int start = 0;
        for (int index = 0; index < layer.Blocks.Count; index++)
        {
            BlockSpec block = layer.Blocks[index];
            string blockName = UseLayer.NextBlock(graph, block);
            string part = AddPart(graph, layer, input, start, block, blockName);
            outputs.Add(graph.AddBlock(block, blockName, BlockPosition(position, index), layer.Site, part, weightsAtEnd, BlockUse.Of(layer)));
            start += (int)new TensorShape(block.InputShape).Size;
        }

        return graph.Add(ParallelLayer.Join(graph, layer, outputs) with { Layer = name, Site = layer.Site });
    }

    /// <summary>The shape of the input of a network that begins with such a layer.</summary>
    public static EquatableArray<int> InputShape(LayerSpec layer) =>
        EquatableArray.Create((int)Size(layer));

    /// <summary>Scalars that the inputs of all blocks have.</summary>
    public static long Size(LayerSpec layer) => layer.Blocks.Sum(static block => new TensorShape(block.InputShape).Size);

    private static string BlockPosition(string position, int block) => $"{position}.{block.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>A run of the input; a sequence's is cut into its positions.</summary>
    private static string AddPart(GraphBuilder graph, LayerSpec layer, string input, int start, BlockSpec taking, string block)
    {
        var shape = new TensorShape(taking.InputShape);
        bool isOneRow = Layout.Default(shape).Rows(shape) == 1;
        string part = graph.Add(new Slice(graph.NextName("x"), input, start, "")
        {
            Shape = isOneRow ? shape : TensorShape.Of((int)shape.Size),
            Layer = InputRange.LayerOf(block),
            Site = layer.Site,
        }, vocabulary: taking.Tokens);
        return isOneRow ? part : graph.Add(new Unflatten(graph.NextName("x"), part, "") { Shape = shape, Layer = InputRange.LayerOf(block), Site = layer.Site });
    }
}
