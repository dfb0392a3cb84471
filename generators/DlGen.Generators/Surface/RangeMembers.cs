using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;

namespace DlGen.Generators.Surface;

/// <summary>The members that say where each head's outputs, and each block's inputs, are among those of an example.</summary>
internal static class RangeMembers
{
    /// <summary>The name of the range that a head's outputs have in a prediction: Digit1Outputs.</summary>
    public static string Of(Head head) => Text.Pascal(head.Name) + "Outputs";

    /// <summary>The name of the range that a block's input has among the inputs: Picture1Inputs.</summary>
    public static string Of(InputRange range) => Text.Pascal(range.Block) + "Inputs";

    /// <summary>The names of all ranges that a class gets.</summary>
    public static IEnumerable<string> All(NetworkGraph graph) =>
        InputRange.Of(graph).Select(Of).Concat(graph.Heads.Count > 1 ? graph.Heads.Select(Of) : []);
}
