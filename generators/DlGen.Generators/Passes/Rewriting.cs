using DlGen.Generators.Graph;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>What takes an op's place.</summary>
/// <param name="Ops">The ops that compute its output; none where its first input stands for that.</param>
/// <param name="Note">What the layer table says of a layer without an op; null for a layer that isn't to be shown.</param>
internal readonly record struct Replacement(EquatableArray<Op> Ops, string? Note);

/// <summary>Puts other ops, or none, in the place of ops: one walk through the graph, in which later ops read what stands for a value that is gone.</summary>
internal static class Rewriting
{
    /// <param name="graph">The graph.</param>
    /// <param name="rule">What takes an op's place, once it reads what is left; null for one that stays.</param>
    public static NetworkGraph Run(NetworkGraph graph, Func<Op, Replacement?> rule)
    {
        var ops = new List<Op>();
        var removed = new Dictionary<string, (Op Op, string Input, string? Note)>();
        var added = new Dictionary<string, List<Value>>();
        ShapeScope? shapes = null;
        foreach (Op original in graph.Ops)
        {
            Op op = original;
            foreach (string input in original.Inputs)
            {
                op = removed.TryGetValue(input, out (Op, string Input, string?) gone) ? op.Reading(input, gone.Input) : op;
            }

            if (rule(op) is not { } replacement)
            {
                ops.Add(op);
            }
            else if (replacement.Ops.Count == 0)
            {
                removed.Add(op.Output, (op, op.Inputs[0], replacement.Note));
            }
            else
            {
                shapes ??= ShapesOf(graph);
                ops.AddRange(replacement.Ops);
                added.Add(op.Output, NewValues(graph, graph[op.Output], replacement.Ops, shapes));
            }
        }

        if (removed.Count == 0 && added.Count == 0)
        {
            return graph;
        }

        return graph with
        {
            Values = graph.Values
                .Where(value => !removed.ContainsKey(value.Name))
                .SelectMany(value => added.TryGetValue(value.Name, out List<Value>? before) ? before.Append(value) : [value])
                .ToEquatableArray(),
            Ops = ops.ToEquatableArray(),
            Layers = graph.Layers.Select(layer => Layer(layer, removed)).OfType<LayerEntry>().ToEquatableArray(),
            Heads = graph.Heads.Select(head => removed.TryGetValue(head.Output, out (Op, string Input, string?) gone) ? head with { Output = gone.Input } : head).ToEquatableArray(),
        };
    }

    private static ShapeScope ShapesOf(NetworkGraph graph)
    {
        var shapes = new ShapeScope();
        foreach (Value value in graph.Values.Where(static value => value.Shape is not null))
        {
            shapes[value.Name] = value.Known;
        }

        return shapes;
    }

    /// <summary>The values that ops compute and the graph hasn't. They lie as the value that they lead to, where they have its shape.</summary>
    private static List<Value> NewValues(NetworkGraph graph, Value result, EquatableArray<Op> ops, ShapeScope shapes)
    {
        var values = new List<Value>();
        foreach (Op op in ops)
        {
            op.InferShapes(shapes);
            if (!graph.Has(op.Output))
            {
                TensorShape shape = shapes[op.Output];
                values.Add(new Value(op.Output, op.OutputKind, shape) { Layout = shape == result.Shape ? result.Layout : Layout.Default(shape), HoldsPlaces = op.FindsPlaces });
            }
        }

        return values;
    }

    /// <summary>A layer's line in the table; null where it has none any more.</summary>
    private static LayerEntry? Layer(LayerEntry layer, Dictionary<string, (Op Op, string Input, string? Note)> removed)
    {
        if (!removed.TryGetValue(layer.Output, out (Op Op, string Input, string? Note) gone))
        {
            return layer;
        }

        if (layer.Name != gone.Op.Layer)
        {
            return layer with { Output = gone.Input };
        }

        return gone.Note is null ? null : layer with { Output = gone.Input, Note = gone.Note };
    }
}
