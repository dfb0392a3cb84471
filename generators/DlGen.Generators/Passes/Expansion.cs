using DlGen.Generators.Graph;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>Puts the ops in an op's place that it stands for.</summary>
internal static class Expansion
{
    /// <param name="graph">The graph, with its shapes.</param>
    /// <param name="parts">What computes an op's output: itself, other ops, or none, where its first input stands for it.</param>
    public static NetworkGraph Run(NetworkGraph graph, Func<Op, EquatableArray<Op>> parts)
    {
        graph = Rewriting.Run(graph, op => parts(op) is var own && own.Count == 1 && own[0] == op ? null : new Replacement(own, $"{op.Inputs[0]} as it is"));
        var read = new HashSet<string>(graph.Ops.SelectMany(static op => op.Inputs));
        return graph with
        {
            Values = graph.Values.Where(value => value.Kind != ValueKind.Mask || read.Contains(value.Name)).ToEquatableArray(),
            Ops = ParametersFirst(graph).ToEquatableArray(),
        };
    }

    /// <summary>
    /// The ops in order, but first those that depend on parameters alone: an op that reads them can then be part of the kernel of the
    /// layer before it.
    /// </summary>
    private static IEnumerable<Op> ParametersFirst(NetworkGraph graph)
    {
        var known = new HashSet<string>(graph.Parameters.Select(static parameter => parameter.Value));
        var first = new List<Op>();
        var rest = new List<Op>();
        foreach (Op op in graph.Ops)
        {
            if (op.Stage == Stage.Forward && op.Inputs.All(known.Contains))
            {
                known.Add(op.Output);
                first.Add(op);
            }
            else
            {
                rest.Add(op);
            }
        }

        return first.Concat(rest);
    }
}
