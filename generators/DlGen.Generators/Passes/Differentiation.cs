using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Passes;

/// <summary>
/// Backpropagation: walks the ops from the loss backwards and lets each add its gradient rule. What only the gradient of the
/// inputs depends on comes last, in a stage of its own, which training leaves out.
/// </summary>
internal static class Differentiation
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        var adjoints = new AdjointBuilder(
            graph,
            Dependent(graph, graph.Parameters.Where(parameter => parameter.Learns).Select(parameter => parameter.Value)),
            graph.Values.Any(static value => value.Element == ElementType.Index) ? new HashSet<string>() : Dependent(graph, [NetworkGraph.Input]));
        foreach (Op op in graph.Ops.Reverse().Where(op => op.IsDifferentiated && (op.Stage is Stage.Forward or Stage.Loss)))
        {
            if (op is LossOp || adjoints.GradientOf(op.Output) is not null)
            {
                op.Differentiate(adjoints);
            }
        }

        CompleteInputGradient(adjoints);
        return graph with
        {
            Values = graph.Values.Concat(adjoints.Values).ToEquatableArray(),
            Ops = graph.Ops.Concat(adjoints.Ops.OrderBy(static op => op.Stage == Stage.InputGradient)).ToEquatableArray(),
        };
    }

    /// <summary>Gives the gradient of the inputs its name where it is another value's, unchanged.</summary>
    private static void CompleteInputGradient(AdjointBuilder adjoints)
    {
        if (adjoints.GradientOf(NetworkGraph.Input) is { } gradient && gradient != NetworkGraph.InputGradient)
        {
            adjoints.Add(
                new Elementwise(NetworkGraph.InputGradient, EquatableArray.Create(gradient), new Variable(gradient)) { Layer = NetworkGraph.Input, Stage = Stage.InputGradient },
                adjoints.Like(NetworkGraph.Input, NetworkGraph.InputGradient));
        }
    }

    /// <summary>The values that depend on any of some, those among them.</summary>
    private static HashSet<string> Dependent(NetworkGraph graph, IEnumerable<string> sources)
    {
        var dependent = new HashSet<string>(sources);
        foreach (Op op in graph.Ops.Where(op => op.Stage == Stage.Forward && op.Inputs.Any(dependent.Contains)))
        {
            dependent.Add(op.Output);
        }

        return dependent;
    }
}
