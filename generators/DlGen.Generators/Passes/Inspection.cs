using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>The forward pass alone, for a look at the value after each layer: no predictions, no losses.</summary>
internal static class Inspection
{
    /// <param name="graph">The graph of inference.</param>
    public static NetworkGraph Run(NetworkGraph graph)
    {
        var losses = new HashSet<string>(graph.Ops.OfType<LossOp>().Select(static loss => loss.Layer));
        return AsDatasetsHaveThem(graph with
        {
            Values = graph.Values.Where(static value => value.Kind is not (ValueKind.Target or ValueKind.Loss)).ToEquatableArray(),
            Ops = graph.Ops.Where(static op => op.Stage == Stage.Forward).ToEquatableArray(),
            Layers = graph.Layers.Where(layer => !losses.Contains(layer.Name)).ToEquatableArray(),
        });
    }

    /// <summary>Images that lie place by place are shown channel by channel.</summary>
    private static NetworkGraph AsDatasetsHaveThem(NetworkGraph graph)
    {
        List<Value> images = [.. graph.Layers.Select(layer => graph[layer.Output]).Where(static value => value.Layout.IsOfPlaces).Distinct()];
        string Shown(string value) => value + "Shown";
        return images.Count == 0 ? graph : graph with
        {
            Values = graph.Values.Concat(images.Select(value => value with { Name = Shown(value.Name), Layout = Layout.Default(value.Known) })).ToEquatableArray(),
            Ops = graph.Ops.Concat(images.Select(value => (Op)new Relayout(Shown(value.Name), value.Name, Layout.Default(value.Known)) { Layer = graph.Producer(value.Name)!.Layer })).ToEquatableArray(),
            Layers = graph.Layers.Select(layer => images.Exists(value => value.Name == layer.Output) ? layer with { Output = Shown(layer.Output) } : layer).ToEquatableArray(),
        };
    }
}
