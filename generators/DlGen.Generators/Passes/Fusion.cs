using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>
/// Graph → kernels: an elementwise op joins the kernel that produces its newest input, an op that is always part of a
/// kernel that one: the loss's gradient the loss, an optimizer's step the gradient it uses. What only the same kernel reads is never stored.
/// </summary>
internal static class Fusion
{
    /// <param name="graph">The graph.</param>
    /// <param name="isKept">Whether a value is to be in memory though no other kernel reads it; null for none.</param>
    public static FusedGraph Run(NetworkGraph graph, Func<string, bool>? isKept = null)
    {
        var groups = new List<List<Op>>();
        var places = new Places();
        foreach (Op op in graph.Ops)
        {
            if (HostOf(graph, op, groups, places) is { } host)
            {
                groups[host].Add(op);
                places.Add(op, host);
            }
            else
            {
                places.Add(op, groups.Count);
                groups.Add(new List<Op> { op });
            }
        }

        return new FusedGraph(graph, groups.Select((group, place) => ToKernel(graph, group, place, places, isKept)).ToEquatableArray());
    }

    /// <summary>
    /// The kernel an op joins: the one it is always part of, or, for an elementwise op, the last that produces one of its
    /// inputs, when the others are in memory by then.
    /// </summary>
    private static int? HostOf(NetworkGraph graph, Op op, List<List<Op>> groups, Places places)
    {
        if (op.Joins is { } value)
        {
            return places.ProducerOf(value);
        }

        return op is Elementwise && op.Inputs.Max(places.LastWriterOf) is int host && TakesEpilogue(graph, groups[host], host, op, places) ? host : null;
    }

    /// <remarks>
    /// What a loss's kernel stores is multiplied by the examples' weights in that loss, so nothing of another loss may be in it: where
    /// the gradients of several heads add up, a kernel of its own adds them. Nor does a loss see the network's input.
    /// </remarks>
    private static bool TakesEpilogue(NetworkGraph graph, List<Op> host, int place, Op op, Places places) =>
        host[0].TakesEpilogue
        && (host[0].Stage == op.Stage || (host[0].Stage == Stage.Loss && op.Stage == Stage.Backward && IsOfOneLoss(graph, place, op, places)));

    private static bool IsOfOneLoss(NetworkGraph graph, int place, Op op, Places places) =>
        op.Inputs.All(input => graph[input].Kind != ValueKind.Input && (graph[input].Kind != ValueKind.Gradient || places.ProducerOf(input) == place));

    private static Kernel ToKernel(NetworkGraph graph, List<Op> group, int place, Places places, Func<string, bool>? isKept)
    {
        bool IsResult(string value) => graph.IsOutput(value) || value == NetworkGraph.InputGradient || group[0].Stage == Stage.Prediction || isKept?.Invoke(value) == true;
        return new Kernel(
            group[0],
            group.Skip(1).ToEquatableArray(),
            group.Where(op => op is not (Change or LossOp or ParameterGradient))
                .Select(op => op.Output)
                .Where(value => places.IsReadOutside(value, place) || IsResult(value))
                .ToEquatableArray());
    }

    /// <summary>The kernels, by their number, that write and read each value.</summary>
    private sealed class Places
    {
        private readonly Dictionary<string, int> producers = new();
        private readonly Dictionary<string, int> lastWriters = new();
        private readonly Dictionary<string, (int First, int Last)> readers = new();

        public void Add(Op op, int place)
        {
            if (op is not Change && !producers.ContainsKey(op.Output))
            {
                producers.Add(op.Output, place);
            }

            lastWriters[op.Output] = Math.Max(place, LastWriterOf(op.Output) ?? place);
            foreach (string input in op.Inputs)
            {
                readers[input] = readers.TryGetValue(input, out (int First, int Last) known) ? (Math.Min(known.First, place), Math.Max(known.Last, place)) : (place, place);
            }
        }

        /// <summary>The kernel that computes a value; null where none does.</summary>
        public int? ProducerOf(string value) => producers.TryGetValue(value, out int place) ? place : null;

        /// <summary>The last kernel that computes a value or changes it; null where none does.</summary>
        public int? LastWriterOf(string value) => lastWriters.TryGetValue(value, out int place) ? place : null;

        /// <summary>Whether a kernel other than this one reads the value.</summary>
        public bool IsReadOutside(string value, int place) => readers.TryGetValue(value, out (int First, int Last) known) && (known.First != place || known.Last != place);
    }
}
