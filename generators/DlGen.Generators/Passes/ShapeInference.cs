using DlGen.Generators.Graph;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>Gives every value its shape, from the input on, and says where shapes don't fit.</summary>
internal static class ShapeInference
{
    public static (NetworkGraph Graph, EquatableArray<Problem> Problems) Run(NetworkGraph graph)
    {
        var shapes = new ShapeScope();
        foreach (Value value in graph.Values.Where(value => value.Shape is not null))
        {
            shapes[value.Name] = value.Known;
        }

        var ops = new List<Op>();
        foreach (Op op in graph.Ops)
        {
            ops.Add(op.WithShapes(shapes));
            ops[ops.Count - 1].InferShapes(shapes);
            if (shapes.Problems.Count > 0)
            {
                return (graph, shapes.Problems.ToEquatableArray());
            }
        }

        NetworkGraph shaped = graph with
        {
            Values = graph.Values
                .Select(value => shapes.Knows(value.Name) ? value with { Shape = shapes[value.Name] } : value)
                .ToEquatableArray(),
            Ops = ops.ToEquatableArray(),
        };
        return (shaped, EquatableArray<Problem>.Empty);
    }
}
