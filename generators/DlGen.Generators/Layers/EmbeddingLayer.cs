using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>[Embedding(size)]: each token becomes a row of numbers that are learned.</summary>
internal sealed class EmbeddingLayer : LayerDefinition
{
    public override string Kind => "Embedding";

    public override string Describe(LayerSpec layer, GraphBuilder graph) => LayerDescriptions.Of(Kind, layer.Arguments.Text("size", ""));

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        string name = graph.NextLayer("embedding");
        string output = graph.NextName("g");
        int size = layer.Arguments.Int("size");
        int vocabulary = graph.VocabularyOf(input);
        if (vocabulary == 0)
        {
            return graph.Add(new Refused(output, input, Problem.At(layer.Site, DiagnosticIds.EmbeddingInput, Text.Plain(size))) { Layer = name, Site = layer.Site });
        }

        string table = graph.AddParameter("E" + output.Substring(1), "weight", name, OwnerKind.Embedding, new InitialValues("StandardNormal"));
        return graph.Add(new Embedding(output, input, table, vocabulary, size) { Layer = name, Site = layer.Site });
    }
}
