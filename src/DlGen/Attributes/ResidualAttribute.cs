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
public sealed class ResidualAttribute<TBlock> : BlockLayerAttribute
    where TBlock : class;
