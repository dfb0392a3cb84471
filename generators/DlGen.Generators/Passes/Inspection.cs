using DlGen.Generators.Graph;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>The forward pass alone, for a look at the value after each layer: no predictions, no losses.</summary>
internal static class Inspection
{
    /// <param name="graph">The graph of inference.</param>
    public static NetworkGraph Run(NetworkGraph graph) => graph with
    {
        Values = graph.Values.Where(static value => value.Kind is not (ValueKind.Target or ValueKind.Loss)).ToEquatableArray(),
        Ops = graph.Ops.Where(static op => op.Stage == Stage.Forward).ToEquatableArray(),
    };

    /// <summary>The layers of a network's table, but for its losses, each with the value that it ends in at inference.</summary>
    /// <param name="network">The network as it is declared.</param>
    /// <param name="inspection">What <see cref="Run"/> made of it.</param>
    public static IReadOnlyList<LayerEntry> Layers(NetworkGraph network, NetworkGraph inspection)
    {
        var losses = new HashSet<string>(network.Ops.OfType<LossOp>().Select(static loss => loss.Layer));
        return [.. inspection.Layers.Where(layer => !losses.Contains(layer.Name))];
    }
}
