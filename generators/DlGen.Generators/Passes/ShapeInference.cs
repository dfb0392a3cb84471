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

        foreach (Op op in graph.Ops)
        {
            op.InferShapes(shapes);
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
        };
        return (shaped, EquatableArray<Problem>.Empty);
    }
}
