using System.Text;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph;

/// <summary>What a layer of a declaration does to the shape, and what it costs, its blocks and repetitions included.</summary>
/// <param name="Site">The layer's place: an attribute, or of an [Mlp] the size of a linear layer, with what follows it up to the next one.</param>
/// <param name="Input">What comes in.</param>
/// <param name="Output">What goes out.</param>
/// <param name="Parameters">How many numbers it learns; what a layer before it shares with it counts there.</param>
/// <param name="MultiplyAdds">Multiply-adds of an example's forward pass.</param>
internal sealed record LayerFigures(Site Site, Value Input, Value Output, long Parameters, long MultiplyAdds)
{
    /// <summary>What layers that follow each other do, in a line: 784 → 256 → 10, 203,530 parameters.</summary>
    public static string Summarize(IReadOnlyList<LayerFigures> layers)
    {
        var text = new StringBuilder();
        string last = "";
        foreach (LayerFigures layer in layers)
        {
            // A head takes what the one before it took.
            (string input, string output) = (Shape(layer.Input), Shape(layer.Output));
            text.Append(last == input ? "" : (text.Length == 0 ? "" : "; ") + input);
            text.Append(last == input && output == input ? "" : " → " + output);
            last = output;
        }

        long parameters = layers.Sum(static layer => layer.Parameters);
        return text.Append(parameters == 0 ? "" : $", {Text.Count(parameters, "parameter")}").ToString();
    }

    /// <summary>The layers of a declaration, in order.</summary>
    /// <param name="spec">The declaration.</param>
    /// <param name="graph">Its graph, with shapes.</param>
    /// <returns>None where places of the declaration can't be told apart.</returns>
    public static IReadOnlyList<LayerFigures> Of(NetworkSpec spec, NetworkGraph graph)
    {
        bool isMlp = spec.Layers.Any(static layer => layer.Site.Argument >= 0);
        List<LayerSpec> layers = [.. spec.Layers.Where((layer, index) => isMlp ? layer.Kind is "Linear" or "Residual" : index == 0 || spec.Layers[index - 1].Site != layer.Site)];
        if (layers.GroupBy(static layer => layer.Site).Any(static same => same.Skip(1).Any()))
        {
            // Sizes in an array that isn't written out.
            return [];
        }

        Dictionary<Site, int> places = layers.Select(static (layer, index) => (layer.Site, index)).ToDictionary(static item => item.Site, static item => item.index);
        var ops = layers.Select(static _ => new List<Op>()).ToList();
        int current = 0;
        foreach (Op op in graph.Ops.Where(static op => op.Stage == Stage.Forward))
        {
            // An option of an [Mlp] has a place of its own, and so has an argument.
            current = places.TryGetValue(isMlp ? op.Site : new Site(op.Site.Attribute, -1), out int place) ? place : current;
            ops[current].Add(op);
        }

        var figures = new List<LayerFigures>();
        Value value = graph[NetworkGraph.Input];
        for (int index = 0; index < layers.Count; index++)
        {
            Value output = ops[index].Count == 0 ? value : graph[ops[index][ops[index].Count - 1].Output];
            long parameters = ops[index].Select(static op => op.Layer).Distinct()
                .SelectMany(graph.Index.ParametersOf)
                .Where(static parameter => !parameter.IsStatistic)
                .Sum(parameter => graph[parameter.Value].Known.Size);
            figures.Add(new LayerFigures(layers[index].Site, value, output, parameters, ops[index].Sum(op => op.MultiplyAdds(graph))));

            // The next head takes what this one took.
            value = layers[index].Loss is null ? output : value;
        }

        return figures;
    }

    /// <summary>A value's shape, to read: 16×28×28.</summary>
    public static string Shape(Value value) => value.Vocabulary > 0
        ? $"{Text.Read(value.Known.Size)} tokens"
        : string.Join("×", value.Known.Axes.Select(static axis => Text.Plain(axis)));
}
