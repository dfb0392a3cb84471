using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DlGen.Peers.Parity;

/// <summary>A layer on both sides.</summary>
/// <param name="Source">As it is written in a declaration.</param>
/// <param name="OutputShape">Without the batch axis.</param>
/// <param name="Create">The same in TorchSharp: a module, or one each time that a block comes.</param>
internal sealed record DrawnLayer(string Source, int[] OutputShape, Func<IEnumerable<nn.Module<Tensor, Tensor>>> Create)
{
    public DrawnLayer(string source, int[] outputShape, Func<nn.Module<Tensor, Tensor>> create)
        : this(source, outputShape, () => [create()])
    {
    }

    /// <summary>Layers behind each other, named as PyTorch names them.</summary>
    public static Sequential Chain(IEnumerable<DrawnLayer> layers) => nn.Sequential(layers.SelectMany(static layer => layer.Create()));
}
