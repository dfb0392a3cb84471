using DlGen.Generators.Graph;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>A view that costs nothing, such as a flatten of an example that is one row already, is no op: its value is the viewed one.</summary>
internal static class ViewElimination
{
    public static NetworkGraph Run(NetworkGraph graph) => Rewriting.Run(graph, op => op is View view && View.CostsNothing(graph[view.Input], graph[view.Output])
        ? new Replacement(EquatableArray<Op>.Empty, view.Note)
        : null);
}
