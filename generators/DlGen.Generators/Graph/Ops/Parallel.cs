using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>[Parallel&lt;TFirst, TSecond&gt;]: two blocks on one input, their outputs joined.</summary>
internal sealed class Parallel : LayerDefinition
{
    public override string Kind => "Parallel";

    /// <summary>What comes in goes two ways.</summary>
    public override InitialValues? WeightsBefore(LayerSpec layer) => InitialValues.Xavier;

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        string position = graph.PositionText;
        InitialValues weightsAtEnd = graph.WeightInitialization;
        string name = graph.NextLayer("parallel");
        string[] outputs = [.. layer.Blocks.Select((block, index) => graph.AddBlock(
            block, Use.NextBlock(graph, block), $"{position}.{index.ToString(CultureInfo.InvariantCulture)}", layer.Site, input, weightsAtEnd))];
        string both = $"{layer.Blocks[0].Name}' and '{layer.Blocks[1].Name}";
        Op join = layer.Arguments.Text("join", "Concatenate") == "Sum"
            ? Elementwise.Sum(graph.NextName("s"), outputs) with { Sentence = "both ways' outputs added", Mismatch = new ShapeMismatch(DiagnosticIds.ParallelShapes, both) }
            : new Concatenate(graph.NextName("c"), outputs[0], outputs[1], both);
        return graph.Add(join with { Layer = name, Site = layer.Site });
    }
}
