using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;

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
                graph = graph.Without(view, view.Note);
            }
        }

        return graph;
    }
}
