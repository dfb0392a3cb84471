using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>A flatten of an example that is one row already is the same memory under another shape: it costs no op.</summary>
internal static class ViewElimination
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        foreach (Flatten view in graph.Ops.OfType<Flatten>())
        {
            Flatten current = graph.Ops.OfType<Flatten>().First(op => op.Output == view.Output);
            if (graph[current.Input].Known.Rows == 1)
            {
                graph = Without(graph, current);
            }
        }

        return graph;
    }

    private static NetworkGraph Without(NetworkGraph graph, Flatten view) => graph with
    {
        Values = graph.Values.Where(value => value.Name != view.Output).ToEquatableArray(),
        Ops = graph.Ops.Where(op => op != view).Select(op => op.Inputs.Contains(view.Output) ? op.Reading(view.Output, view.Input) : op).ToEquatableArray(),
        Layers = graph.Layers
            .Select(layer => layer.Output == view.Output ? new LayerEntry(layer.Name, view.Input, $"{view.Input} as one row") : layer)
            .ToEquatableArray(),
        Output = graph.Output == view.Output ? view.Input : graph.Output,
    };
}
