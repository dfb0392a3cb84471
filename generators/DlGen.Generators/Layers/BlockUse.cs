using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>How a layer uses its block.</summary>
/// <param name="IsShared">Whether the block has the parameters of its first shared use in the network, in whichever block that is.</param>
/// <param name="IsFrozen">Whether training leaves its parameters as they are.</param>
internal readonly record struct BlockUse(bool IsShared, bool IsFrozen)
{
    public static BlockUse Of(LayerSpec layer) => new(layer.Arguments.Flag("shared", false), layer.Arguments.Flag("frozen", false));
}
