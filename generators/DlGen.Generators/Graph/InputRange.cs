using DlGen.Generators.Graph.Ops;

namespace DlGen.Generators.Graph;

/// <summary>Where a block's input is in that of the network.</summary>
/// <param name="Block">The layer that is the block: picture1.</param>
/// <param name="Start">Its first scalar.</param>
/// <param name="End">The one behind its last.</param>
internal sealed record InputRange(string Block, long Start, long End)
{
    private const string Suffix = ".input";

    /// <summary>The layer that a run of the input is.</summary>
    public static string LayerOf(string block) => block + Suffix;

    /// <summary>The ranges of a network's inputs; none where it has a single input.</summary>
    public static IEnumerable<InputRange> Of(NetworkGraph graph) => graph.Ops
        .OfType<Slice>()
        .Where(static slice => slice.Layer.EndsWith(Suffix, StringComparison.Ordinal))
        .Select(slice => new InputRange(
            slice.Layer.Substring(0, slice.Layer.Length - Suffix.Length), slice.Start, slice.Start + slice.Shape!.Size));
}
