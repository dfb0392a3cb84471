using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>[Parallel&lt;TFirst, TSecond&gt;]: blocks on one input, their outputs joined.</summary>
internal sealed class ParallelLayer : LayerDefinition
{
    public override string Kind => "Parallel";

    public override string Describe(LayerSpec layer, GraphBuilder graph) => LayerDescriptions.Of(Kind, Describe(layer, graph.BlockDescriptions));

    /// <summary>What comes in goes several ways.</summary>
    public override InitialValues? WeightsBefore(LayerSpec layer) => InitialValues.Xavier;

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        string position = graph.PositionText;
        InitialValues weightsAtEnd = graph.WeightInitialization;
        string name = graph.NextLayer("parallel");
        string[] outputs = [.. layer.Blocks.Select((block, index) => graph.AddBlock(
            block, UseLayer.NextBlock(graph, block), $"{position}.{index.ToString(CultureInfo.InvariantCulture)}", layer.Site, input, weightsAtEnd, BlockUse.Of(layer)))];
        return graph.Add(Join(graph, layer, outputs) with { Layer = name, Site = layer.Site });
    }

    /// <summary>What joined blocks do: "Linear(5), Tanh | Linear(5)" one behind the other, "… + …" added, "… · …" multiplied.</summary>
    public static string Describe(LayerSpec layer, IEnumerable<string> blocks) =>
        string.Join(layer.Arguments.Text("join", "Concatenate") switch { "Sum" => " + ", "Dot" => " · ", _ => " | " }, blocks);

    /// <summary>What makes one value of the blocks' outputs.</summary>
    public static Op Join(GraphBuilder graph, LayerSpec layer, IReadOnlyList<string> outputs)
    {
        var mismatch = new ShapeMismatch(DiagnosticIds.ParallelShapes, layer.Blocks.Select(static block => block.Name).ToEquatableArray());
        return layer.Arguments.Text("join", "Concatenate") switch
        {
            "Sum" => Elementwise.Sum(graph.NextName("s"), outputs) with
            {
                Sentence = outputs.Count == 2 ? "both ways' outputs added" : "all ways' outputs added",
                Mismatch = mismatch with { Join = "added", Fix = "give the blocks outputs of one shape, or concatenate them" },
            },
            "Dot" => Dot(graph, layer, outputs, mismatch),
            _ => new Concatenate(graph.NextName("c"), outputs.ToEquatableArray(), mismatch with { Join = "concatenated" }),
        };
    }

    private static Op Dot(GraphBuilder graph, LayerSpec layer, IReadOnlyList<string> outputs, ShapeMismatch mismatch)
    {
        string output = graph.NextName("s");
        return outputs.Count == 2
            ? new ActivationProduct(output, outputs[0], outputs[1], ProductForm.RightTransposed)
            {
                Mismatch = mismatch with { Join = "multiplied", Fix = "give both blocks a vector, or both a sequence, whose rows have one length" },
            }
            : new Refused(output, outputs[0], Problem.At(layer.Site, DiagnosticIds.DotOfTwo, Text.Plain(outputs.Count)));
    }
}
