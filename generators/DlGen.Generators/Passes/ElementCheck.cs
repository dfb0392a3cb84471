using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>Whether nothing computes with tokens: they name rows of a table, and twice a token is no token.</summary>
internal static class ElementCheck
{
    public static EquatableArray<Problem> Run(NetworkGraph graph)
    {
        var tokens = new HashSet<string>(graph.Values.Where(static value => value.Element == ElementType.Index).Select(static value => value.Name));
        foreach (Op op in graph.Ops.Where(op => op.Inputs.Any(tokens.Contains)))
        {
            if (op is BlockInput)
            {
                tokens.Add(op.Output);
            }
            else if (!op.TakesIndices)
            {
                string embedding = graph.Ops.OfType<Embedding>().First().Layer;
                return EquatableArray.Create(Problem.At(op.Site, DiagnosticIds.ComputesWithTokens, op.Layer, embedding));
            }
        }

        return EquatableArray<Problem>.Empty;
    }
}
