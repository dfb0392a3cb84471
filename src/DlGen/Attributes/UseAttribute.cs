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
    /// <summary>How many times the block comes, each time with parameters of its own; 1 unless said otherwise.</summary>
    [Range(1, 1000)]
    public int Times { get; set; } = 1;
}
