using DlGen.Generators.Graph;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>
/// Backpropagation: walks the ops from the loss backwards and lets each add its gradient rule. Gradients that no parameter
/// depends on, such as the input's, are never computed.
/// </summary>
internal static class Differentiation
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        var adjoints = new AdjointBuilder(graph, Needed(graph));
        foreach (Op op in graph.Ops.Reverse().Where(op => op.IsDifferentiated && (op.Stage is Stage.Forward or Stage.Loss)))
        {
            if (op is LossOp || adjoints.GradientOf(op.Output) is not null)
            {
                op.Differentiate(adjoints);
            }
        }

        return graph with
        {
            Values = graph.Values.Concat(adjoints.Values).ToEquatableArray(),
            Ops = graph.Ops.Concat(adjoints.Ops).ToEquatableArray(),
        };
    }

    /// <summary>The values that lead from a parameter that learns to the loss.</summary>
    private static HashSet<string> Needed(NetworkGraph graph)
    {
        var needed = new HashSet<string>(graph.Parameters.Where(parameter => parameter.Learns).Select(parameter => parameter.Value));
        foreach (Op op in graph.Ops.Where(op => op.Stage == Stage.Forward && op.Inputs.Any(needed.Contains)))
        {
            needed.Add(op.Output);
        }

        return needed;
    }
}
