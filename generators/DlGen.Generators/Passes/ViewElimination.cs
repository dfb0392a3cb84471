using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>A view that costs nothing, such as a flatten of an example that is one row already, is no op: its value is the viewed one.</summary>
internal static class ViewElimination
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        foreach (string output in graph.Ops.OfType<View>().Select(static view => view.Output).ToList())
        {
            // What it reads may have changed its name meanwhile.
            var view = (View)graph.Producer(output)!;
            if (view.CostsNothing(graph[view.Input].Known))
            {
                graph = Without(graph, view);
            }
        }

        return graph;
    }

    private static NetworkGraph Without(NetworkGraph graph, View view) => graph with
    {
        Values = graph.Values.Where(value => value.Name != view.Output).ToEquatableArray(),
        Ops = graph.Ops.Where(op => op != view).Select(op => op.Inputs.Contains(view.Output) ? op.Reading(view.Output, view.Input) : op).ToEquatableArray(),
        Layers = graph.Layers
            .Where(layer => layer.Output != view.Output || layer.Name != view.Layer || view.Note is not null)
            .Select(layer => layer.Output != view.Output ? layer : layer with { Output = view.Input, Note = layer.Name == view.Layer ? view.Note! : layer.Note })
            .ToEquatableArray(),
        Output = graph.Output == view.Output ? view.Input : graph.Output,
    };
}
