using DlGen.Generators.Graph;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>The forward pass alone, for a look at the value after each layer: no predictions, no losses.</summary>
internal static class Inspection
{
    /// <param name="graph">The graph of inference.</param>
    public static NetworkGraph Run(NetworkGraph graph)
    {
        var losses = new HashSet<string>(graph.Ops.OfType<LossOp>().Select(static loss => loss.Layer));
        return graph with
        {
            Values = graph.Values.Where(static value => value.Kind is not (ValueKind.Target or ValueKind.Loss)).ToEquatableArray(),
            Ops = graph.Ops.Where(static op => op.Stage == Stage.Forward).ToEquatableArray(),
            Layers = graph.Layers.Where(layer => !losses.Contains(layer.Name)).ToEquatableArray(),
        };
    }
}
