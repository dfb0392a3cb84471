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
    public static FusedGraph Run(NetworkGraph graph)
    {
        var groups = new List<List<Op>>();
        foreach (Op op in graph.Ops)
        {
            if (HostOf(graph, op, groups) is { } host)
            {
                host.Add(op);
            }
            else
            {
                groups.Add(new List<Op> { op });
            }
        }

        return new FusedGraph(graph, groups.Select(group => ToKernel(graph, group, groups)).ToEquatableArray());
    }

    /// <summary>
    /// The kernel an op joins: the one it is always part of, or, for an elementwise op, the last that produces one of its
    /// inputs, when the others are in memory by then.
    /// </summary>
    private static List<Op>? HostOf(NetworkGraph graph, Op op, List<List<Op>> groups)
    {
        if (op.Joins is { } value)
        {
            return groups.Find(group => group.Any(member => member is not Change && member.Output == value));
        }

        List<Op>? host = op is Elementwise ? groups.LastOrDefault(group => group.Any(member => op.Inputs.Contains(member.Output))) : null;
        return host is not null && TakesEpilogue(graph, host, op) ? host : null;
    }

    /// <remarks>
    /// What a loss's kernel stores is multiplied by the examples' weights in that loss, so nothing of another loss may be in it: where
    /// the gradients of several heads add up, a kernel of its own adds them.
    /// </remarks>
    private static bool TakesEpilogue(NetworkGraph graph, List<Op> host, Op op) =>
        host[0].TakesEpilogue
        && (host[0].Stage == op.Stage || (host[0].Stage == Stage.Loss && op.Stage == Stage.Backward && IsOfOneLoss(graph, host, op)));

    private static bool IsOfOneLoss(NetworkGraph graph, List<Op> host, Op op) =>
        op.Inputs.All(input => graph[input].Kind != ValueKind.Gradient || host.Any(member => member.Output == input));

    private static Kernel ToKernel(NetworkGraph graph, List<Op> group, List<List<Op>> groups)
    {
        bool ReadElsewhere(string value) => groups.Any(other => other != group && other.Any(op => op.Inputs.Contains(value)));
        bool IsResult(string value) => graph.IsOutput(value) || group[0].Stage == Stage.Prediction;
        return new Kernel(
            group[0],
            group.Skip(1).ToEquatableArray(),
            group.Where(op => op is not (Change or LossOp or ParameterGradient))
                .Select(op => op.Output)
                .Where(value => ReadElsewhere(value) || IsResult(value))
                .ToEquatableArray());
    }
}
