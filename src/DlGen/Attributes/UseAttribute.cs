namespace DlGen;

/// <summary>The layers of a block, one behind the other: <c>[Use&lt;Stem&gt;, Linear(10)]</c>.</summary>
/// <remarks>The block's parameters are the using network's own. In a file they are named as those of a nested nn.Sequential.</remarks>
/// <typeparam name="TBlock">
/// A class of the same project with <see cref="BlockAttribute"/>, or a network, whose layers are used without its loss; of one with
/// heads those before the heads, which no file of its own can be loaded into.
/// </typeparam>
public sealed class UseAttribute<TBlock> : BlockLayerAttribute
    where TBlock : class;
