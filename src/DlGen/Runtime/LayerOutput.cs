using System.ComponentModel;

namespace DlGen.Runtime;

/// <summary>The value after a layer.</summary>
/// <param name="Name">The layer's name in the layer table: relu1, or mixerBlock1.relu1 in a block.</param>
/// <param name="Shape">The value's shape, without the batch axis.</param>
/// <param name="Rows">How many rows an example has in the value's matrix: 1, or the length of the first of two axes.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LayerOutput(string Name, IReadOnlyList<int> Shape, int Rows)
{
    /// <summary>What the layer computes in training, as the layer table says it; empty where that isn't known.</summary>
    public string Formula { get; init; } = "";

    /// <summary>How many scalars the value has for each example.</summary>
    public int Size { get; } = Lengths.Product(Shape);

    /// <summary>The length of a row.</summary>
    public int Width => Size / Rows;
}
