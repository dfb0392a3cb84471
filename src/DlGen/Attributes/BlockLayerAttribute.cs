using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// A layer that is made of blocks: <see cref="UseAttribute{TBlock}"/>, <see cref="ResidualAttribute{TBlock}"/> and
/// <see cref="ParallelAttribute{TFirst, TSecond}"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class BlockLayerAttribute : LayerAttribute
{
    private protected BlockLayerAttribute()
    {
    }

    /// <summary>
    /// How many times the layer comes, one behind the other, each time with parameters of its own unless <see cref="Shared"/>; 1
    /// unless said otherwise.
    /// </summary>
    [Range(1, 1000)]
    public int Times { get; set; } = 1;

    /// <summary>
    /// Whether all places of a network that use a block with <c>Shared = true</c> have one set of parameters between them, those
    /// within other blocks and the <see cref="Times"/> of each counted; no unless said otherwise. A gradient is then the sum over
    /// all places.
    /// </summary>
    /// <remarks>
    /// In a file, and among the network's layers, the parameters have the name of the first place. All places are frozen, or none. A
    /// network that is used as a block after a place whose parameters it shares has no Load and Save of its own there.
    /// </remarks>
    public bool Shared { get; set; }

    /// <summary>
    /// Whether training leaves the blocks' parameters as they are, as those of an encoder that was trained before; no unless said
    /// otherwise. Their gradients aren't computed, and the backward pass ends where nothing before them learns.
    /// </summary>
    public bool Frozen { get; set; }
}
