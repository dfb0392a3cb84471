using DlGen.Generators.Graph;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>
/// The graph that predicts, from the one that trains: each op as it is at inference. Dropout hands its input on; most ops are
/// the same, and a network of those has one graph for both.
/// </summary>
internal static class Inference
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        foreach (string output in graph.Ops.Where(static op => op.AtInference != op).Select(static op => op.Output).ToList())
        {
            Op op = graph.Producer(output)!;
            graph = op.AtInference is { } other ? With(graph, op, other) : graph.Without(op, $"{op.Inputs[0]} as it is");
        }

        var read = new HashSet<string>(graph.Ops.SelectMany(static op => op.Inputs));
        return graph with { Values = graph.Values.Where(value => value.Kind != ValueKind.Mask || read.Contains(value.Name)).ToEquatableArray() };
    }

    private static NetworkGraph With(NetworkGraph graph, Op op, Op other) =>
        graph with { Ops = graph.Ops.Select(each => each == op ? other : each).ToEquatableArray() };
}
