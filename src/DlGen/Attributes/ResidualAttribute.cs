using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// A block with a way around it: y = x + block(x), so that the block has only the difference to learn, and the gradient
/// reaches x undiminished (He et al. 2016). <c>[Residual&lt;MixerBlock&gt;(Times = 8)]</c>.
/// </summary>
/// <remarks>
/// The block's output must have the shape of its input. In a file its parameters are named as those of a nested nn.Sequential.
/// </remarks>
/// <typeparam name="TBlock">
/// A class of the same project with <see cref="BlockAttribute"/>, or a network, whose layers are used without its loss.
/// </typeparam>
public sealed class ResidualAttribute<TBlock> : LayerAttribute
    where TBlock : class
{
    /// <summary>How many such blocks follow each other, each with parameters of its own unless <see cref="Shared"/>; 1 unless said otherwise.</summary>
    [Range(1, 1000)]
    public int Times { get; set; } = 1;

    /// <summary>
    /// Whether all places of this declaration that use the block with <c>Shared = true</c> have one set of parameters between
    /// them, the <see cref="Times"/> of each counted; no unless said otherwise. A gradient is then the sum over all places.
    /// </summary>
    /// <remarks>In a file, and among the network's layers, the parameters have the name of the first place.</remarks>
    public bool Shared { get; set; }

    /// <summary>
    /// Whether training leaves the block's parameters as they are, as those of an encoder that was trained before; no unless said
    /// otherwise. Their gradients aren't computed, and the way back ends where nothing before them learns.
    /// </summary>
    public bool Frozen { get; set; }
}
