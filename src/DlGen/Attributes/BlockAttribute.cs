using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// Makes a partial class a block: layers to be used in networks and in other blocks, as one layer there.
/// <c>[Block(256)] [LayerNorm, Linear(256), Gelu, Linear(256)]</c>. A block is a network without a loss.
/// </summary>
/// <remarks>
/// <para>See <see cref="UseAttribute{TBlock}"/>, <see cref="ResidualAttribute{TBlock}"/> and <see cref="ParallelAttribute{TFirst, TSecond}"/>.</para>
/// <para>
/// A network has a block's layers at a property of the class's name and a number: MixerBlock1, MixerBlock2, in their order. Where
/// that would be unclear, because the name ends in a digit, is one letter, or is that of a built-in layer, the property is Block1.
/// </para>
/// </remarks>
/// <param name="inputShape">
/// The shape that the block takes, without the batch axis: [D] for a vector, [T, D] for a sequence, [C, H, W] for an image.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlockAttribute([Range(1, int.MaxValue)] params int[] inputShape) : Attribute
{
    /// <summary>The shape that the block takes, without the batch axis.</summary>
    public IReadOnlyList<int> InputShape { get; } = inputShape;

    /// <summary>
    /// How many tokens there are, where the input is tokens [T], whole numbers from 0 to one less than this, for an
    /// <see cref="EmbeddingAttribute"/>; left out where it is numbers. 16,777,216 at most, for a float holds no larger numbers exactly.
    /// </summary>
    [Range(1, 16_777_216)]
    public int Tokens { get; set; }

    /// <summary>Where weights start in layers that don't say it themselves; as their activation asks unless said otherwise.</summary>
    public Initialization Initialization { get; set; } = Initialization.Auto;

    /// <summary>Where biases start in layers that don't say it themselves; uniform between ±1/√n unless said otherwise.</summary>
    public BiasInitialization BiasInitialization { get; set; } = BiasInitialization.Auto;
}
