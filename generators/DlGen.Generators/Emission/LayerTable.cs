using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;

namespace DlGen.Generators.Emission;

/// <summary>The layer table: name, output shape, parameters, floating-point operations and formula of each layer.</summary>
internal static class LayerTable
{
    /// <summary>The number of parameters of the whole network.</summary>
    public static long Parameters(NetworkGraph graph) => Size(graph, graph.Parameters);

    /// <summary>Multiply-adds of one example's forward pass.</summary>
    public static long MultiplyAdds(NetworkGraph graph) =>
        graph.Ops.Where(static op => op.Stage == Stage.Forward).Sum(op => op.MultiplyAdds(graph));

    /// <summary>The network's size in a line.</summary>
    public static string Totals(NetworkGraph graph)
    {
        long frozen = Size(graph, graph.Parameters.Where(static parameter => parameter.IsFrozen));
        string parameters = $"{Text.Read(Parameters(graph))} parameters{(frozen == 0 ? "" : $", {Text.Read(frozen)} of them frozen")}";
        return $"{parameters} · {Text.Read(2 * MultiplyAdds(graph))} FLOP an example forward";
    }

    /// <summary>The table's lines, columns aligned.</summary>
    public static IReadOnlyList<string> Lines(NetworkGraph graph)
    {
        List<string[]> rows = [["layer", "output", "parameters", "FLOP", "formula"]];
        rows.AddRange(graph.Layers.Select(layer => Row(graph, layer)));
        if (graph.SumOfLosses is { Length: > 0 } sum)
        {
            rows.Add(["loss", "", "", "", sum]);
        }

        int[] widths = Enumerable.Range(0, 5).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows
            .Select(row => $"{row[0].PadRight(widths[0])}  {row[1].PadLeft(widths[1])}  {row[2].PadLeft(widths[2])}  {row[3].PadLeft(widths[3])}  {row[4]}".TrimEnd())
            .ToList();
    }

    /// <summary>What a layer computes: the formulas of its ops.</summary>
    public static string Formula(NetworkGraph graph, string layer)
    {
        List<Op> ops = graph.Index.OpsOf(layer).Where(static op => op.Stage == Stage.Forward || op is LossOp).ToList();
        IEnumerable<string> masks = ops.SelectMany(op => op.Inputs).Where(graph.IsMask).Select(mask => $"{mask} = {graph[mask].Draw}");
        return string.Join(",  ", ops.Select(op => op.Formula).Concat(masks));
    }

    /// <summary>What a layer computes, or for one that computes nothing, where its value is.</summary>
    public static string Formula(NetworkGraph graph, LayerEntry layer) =>
        FirstOp(graph, layer.Name) is null ? $"{layer.Output} {layer.Note}" : Formula(graph, layer.Name);

    private static Op? FirstOp(NetworkGraph graph, string layer) =>
        graph.Index.OpsOf(layer).FirstOrDefault(static op => op.Stage is Stage.Forward or Stage.Loss);

    private static string[] Row(NetworkGraph graph, LayerEntry layer)
    {
        Op? op = FirstOp(graph, layer.Name);
        string formula = Formula(graph, layer);
        string note = graph.Index.ParametersOf(layer.Name).Any(static parameter => parameter.IsFrozen) ? "  (frozen)" : "";
        long parameters = Size(graph, graph.Index.ParametersOf(layer.Name));
        long flops = 2 * graph.Index.OpsOf(layer.Name).Where(static op => op.Stage == Stage.Forward).Sum(op => op.MultiplyAdds(graph));
        string shape = op is LossOp ? "" : graph[layer.Output].Known.ToString();
        return [layer.Name, shape, parameters == 0 ? "" : Text.Read(parameters), flops == 0 ? "" : Text.Read(flops), formula + note];
    }

    /// <summary>How many numbers the parameters have, running statistics left out.</summary>
    private static long Size(NetworkGraph graph, IEnumerable<Parameter> parameters) =>
        parameters.Where(static parameter => !parameter.IsStatistic).Sum(parameter => graph[parameter.Value].Known.Size);
}
