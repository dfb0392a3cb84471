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
        foreach (string output in graph.Ops.Where(op => parts(op) is not { Count: 1 } own || own[0] != op).Select(static op => op.Output).ToList())
        {
            // What it reads may have changed its name meanwhile.
            Op op = graph.Producer(output)!;
            graph = parts(op) is { Count: > 0 } others ? With(graph, op, others) : graph.Without(op, $"{op.Inputs[0]} as it is");
        }

        var read = new HashSet<string>(graph.Ops.SelectMany(static op => op.Inputs));
        return graph with
        {
            Values = graph.Values.Where(value => value.Kind != ValueKind.Mask || read.Contains(value.Name)).ToEquatableArray(),
            Ops = ParametersFirst(graph).ToEquatableArray(),
        };
    }

    private static NetworkGraph With(NetworkGraph graph, Op op, EquatableArray<Op> parts)
    {
        var shapes = new ShapeScope();
        foreach (Value value in graph.Values.Where(static value => value.Shape is not null))
        {
            shapes[value.Name] = value.Known;
        }

        var added = new List<Value>();
        foreach (Op part in parts)
        {
            part.InferShapes(shapes);
            if (!graph.Has(part.Output))
            {
                added.Add(new Value(part.Output, part.OutputKind, shapes[part.Output]));
            }
        }

        return graph with
        {
            Values = graph.Values.SelectMany(value => value.Name == op.Output ? added.Append(value) : [value]).ToEquatableArray(),
            Ops = graph.Ops.SelectMany(each => each == op ? parts : EquatableArray.Create(each)).ToEquatableArray(),
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
        foreach (Op op in graph.Ops.Where(op => op.Stage == Stage.Forward && op.Inputs.All(known.Contains)))
        {
            known.Add(op.Output);
            first.Add(op);
        }

        return first.Concat(graph.Ops.Where(op => !first.Contains(op)));
    }
}
