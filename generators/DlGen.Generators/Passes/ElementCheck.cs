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
        foreach (Op op in graph.Ops.Where(static op => !op.TakesIndices))
        {
            if (op.Inputs.FirstOrDefault(input => graph[input].Element == ElementType.Index) is { } tokens)
            {
                string embedding = graph.Ops.OfType<Embedding>().First(reader => graph[reader.Tokens].Element == ElementType.Index).Layer;
                return EquatableArray.Create(Problem.At(op.Site, DiagnosticIds.ComputesWithTokens, op.Layer, embedding));
            }
        }

        return EquatableArray<Problem>.Empty;
    }
}
