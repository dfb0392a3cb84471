using TorchSharp;
using static TorchSharp.torch;

namespace DlGen.Peers.Parity;

/// <summary>Several inputs, each into a block of its own.</summary>
/// <param name="Shape">The shape of all of them together.</param>
/// <param name="Layer">The layer that takes them.</param>
internal sealed record DrawnInputs(int[] Shape, DrawnLayer Layer)
{
    public static DrawnInputs Draw(Drawing drawing)
    {
        int count = drawing.LeastUsed([2, 3, 4], static count => $"{count} inputs");
        string way = drawing.LeastUsed(["sum", "sum shared", "concatenation", "concatenation shared"], way => $"{count} inputs, {way}");
        (bool isSum, bool shared) = (way.StartsWith("sum", StringComparison.Ordinal), way.EndsWith("shared", StringComparison.Ordinal));
        int width = drawing.Width();
        var shapes = new List<int[]>();
        var blocks = new List<DrawnBlock>();
        for (int i = 0; i < count; i++)
        {
            // What shares its parameters is one block.
            shapes.Add(shared && i > 0 ? shapes[0] : drawing.InputShape());
            blocks.Add(shared && i > 0 ? blocks[0] : drawing.Block(shapes[i], output: null, isSum ? () => width : drawing.Width));
        }

        string[] options = [.. shared ? (string[])["Shared = true"] : [], .. isSum ? (string[])["Join = BranchJoin.Sum"] : []];
        string source = $"Inputs<{string.Join(", ", blocks.Select(static block => block.Name))}>{(options.Length == 0 ? "" : $"({string.Join(", ", options)})")}";
        int output = isSum ? width : blocks.Sum(static block => block.OutputShape[0]);
        return new([shapes.Sum(LayerKind.Size)], new(source, [output], () => new SeveralInputs(
            [.. shapes], [.. blocks.Select(block => drawing.Modules(block, shared)())], parts => isSum ? parts.Aggregate(static (sum, part) => sum + part) : cat(parts, 1))));
    }
}
