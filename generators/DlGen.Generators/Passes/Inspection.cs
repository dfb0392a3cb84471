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

    /// <summary>Images that lie place by place are shown channel by channel, and sequences with a row for each channel.</summary>
    private static NetworkGraph AsDatasetsHaveThem(NetworkGraph graph)
    {
        List<Value> images = [.. graph.Layers.Select(layer => graph[layer.Output]).Where(static value => value.Layout.IsOfPlaces).Distinct()];
        string Shown(string value) => value + "Shown";
        var values = new List<Value>();
        var ops = new List<Op>();
        foreach (Value image in images)
        {
            Value from = image;
            foreach (Layout layout in Relayout.Through(image, Layout.Default(image.Known)) is { } between ? new[] { between, Layout.Default(image.Known) } : [Layout.Default(image.Known)])
            {
                string name = layout == Layout.Default(image.Known) ? Shown(image.Name) : Relayout.NameOf(Shown(image.Name), layout);
                ops.Add(new Relayout(name, from.Name, layout) { Layer = graph.Producer(image.Name)!.Layer });
                values.Add(from = image with { Name = name, Layout = layout });
            }
        }

        return images.Count == 0 ? graph : graph with
        {
            Values = graph.Values.Concat(values).ToEquatableArray(),
            Ops = graph.Ops.Concat(ops).ToEquatableArray(),
            Layers = graph.Layers.Select(layer => images.Exists(value => value.Name == layer.Output) ? layer with { Output = Shown(layer.Output) } : layer).ToEquatableArray(),
        };
    }
}
