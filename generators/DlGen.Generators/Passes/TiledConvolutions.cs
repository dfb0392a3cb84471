using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>
/// Chooses the convolutions whose forward pass runs in tiles of four results, which take 16 products a channel and not 36 (Winograd): windows of
/// 3×3 a place apart, with enough channels to fill registers, and enough places for transforming the weights to take little of the time of a
/// single image. The choice follows from the shapes alone, so that a prediction has the same bits in every batch. Only for CPUs.
/// </summary>
internal static class TiledConvolutions
{
    /// <summary>Products of a tile, for each channel and output.</summary>
    public const int Products = 16;

    private const int LeastChannels = 16;
    private const int LeastPlaces = 12 * 12;

    public static FusedGraph Run(FusedGraph fused) => Choose(fused, kernel => Fits(fused.Graph, kernel));

    /// <summary>Puts those convolutions into tiles that are in tiles in other kernels of the network, so that both give the same bits.</summary>
    public static FusedGraph Run(FusedGraph fused, FusedGraph like)
    {
        var chosen = new HashSet<string>(like.Kernels.Where(static kernel => kernel.Anchor is Convolution { IsInTiles: true }).Select(static kernel => kernel.Anchor.Output));
        return Choose(fused, kernel => chosen.Contains(kernel.Anchor.Output));
    }

    private static FusedGraph Choose(FusedGraph fused, Func<Kernel, bool> isChosen) => fused with
    {
        Kernels = fused.Kernels
            .Select(kernel => kernel.Anchor is Convolution convolution && isChosen(kernel) ? kernel with { Anchor = convolution with { IsInTiles = true } } : kernel)
            .ToEquatableArray(),
    };

    /// <summary>A maximum pool that has joined the convolution must take the four results of a tile.</summary>
    private static bool Fits(NetworkGraph graph, Kernel kernel) =>
        kernel.Anchor is Convolution { Groups: null, Windows: { IsOfSequence: false, Vertical: var down, Horizontal: var across } } convolution
        && IsOfThree(down) && IsOfThree(across)
        && graph[convolution.Input] is { Layout.IsOfPlaces: true, Known: var image } && image.Axes[0] % CpuLayout.Panel == 0
        && image.Axes[0] >= LeastChannels && convolution.Outputs >= LeastChannels
        && graph[convolution.Output].Known.Places >= LeastPlaces
        && kernel.Tail.OfType<MaxPool>().All(static pool => pool.Windows is { Height: 2, Width: 2 });

    private static bool IsOfThree(WindowAxis axis) => axis is { Length: 3, Stride: 1, Dilation: 1 };
}
