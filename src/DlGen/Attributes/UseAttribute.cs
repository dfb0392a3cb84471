using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>The layers of a block, one behind the other: <c>[Use&lt;Stem&gt;, Linear(10)]</c>.</summary>
/// <remarks>The block's parameters are the using network's own. In a file they are named as those of a nested nn.Sequential.</remarks>
/// <typeparam name="TBlock">
/// A class of the same project with <see cref="BlockAttribute"/>, or a network, whose layers are used without its loss.
/// </typeparam>
public sealed class UseAttribute<TBlock> : LayerAttribute
    where TBlock : class
{
    /// <summary>How many times the block comes, each time with parameters of its own unless <see cref="Shared"/>; 1 unless said otherwise.</summary>
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
