using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>Whether tokens come where tokens are taken, and nowhere else: they name rows of a table, and twice a token is no token.</summary>
internal static class ElementCheck
{
    public static EquatableArray<Problem> Run(NetworkGraph graph)
    {
        foreach (Op op in graph.Ops)
        {
            if (op is BlockInput block && graph[block.Input].Vocabulary != graph[block.Output].Vocabulary)
            {
                int given = graph[block.Input].Vocabulary;
                string fix = given == 0 ? "let other layers read it, or leave Tokens out" : $"say Tokens = {Text.Plain(given)} on [Block]";
                return EquatableArray.Create(Problem.At(
                    op.Site, DiagnosticIds.BlockTokens, block.Block, Name(graph[block.Output].Vocabulary), Name(given), fix));
            }

            if (!op.TakesIndices && op.Inputs.Any(input => graph[input].Element == ElementType.Index))
            {
                return EquatableArray.Create(Problem.At(op.Site, DiagnosticIds.ComputesWithTokens, op.Layer));
            }
        }

        return EquatableArray<Problem>.Empty;
    }

    private static string Name(int vocabulary) => vocabulary == 0 ? "numbers" : $"tokens below {Text.Plain(vocabulary)}";
}
