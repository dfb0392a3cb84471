using DlGen.Gpu.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu.Training;

/// <summary>How an epoch's batches are mixed, on a device: drawn on the host as on the processor, at the beginning of the epoch.</summary>
internal sealed class MixtureFeed
{
    private readonly int batchSize;
    private readonly int[] partners;
    private readonly float[] shares;
    private readonly ArrayView<int> partnersView;
    private readonly ArrayView<float> sharesView;

    /// <param name="memory">Where the device's copy lies.</param>
    /// <param name="alpha">What shares are drawn from.</param>
    /// <param name="examples">Examples of an epoch.</param>
    /// <param name="batchSize">Examples of a step.</param>
    /// <param name="stepsMade">The number of steps made; one element.</param>
    public MixtureFeed(GpuMemory memory, double alpha, int examples, int batchSize, ArrayView<int> stepsMade)
    {
        this.batchSize = batchSize;
        Mixup = new Mixup(alpha, batchSize);
        partners = new int[examples];
        shares = new float[RowPadding.Pieces(examples, batchSize)];
        partnersView = memory.Allocate<int>(partners.Length, "the examples' partners").View;
        sharesView = memory.Allocate<float>(shares.Length, "the examples' partners").View;
        Mixture = new BatchMixture(partnersView, sharesView, stepsMade, batchSize);
    }

    /// <summary>What draws the mixtures.</summary>
    public Mixup Mixup { get; }

    /// <summary>Where kernels find them.</summary>
    public BatchMixture Mixture { get; }

    /// <summary>Draws those of a new epoch.</summary>
    /// <param name="epoch">The seed of the epoch's order.</param>
    public void BeginEpoch(int epoch)
    {
        for (int step = 0; step < shares.Length; step++)
        {
            int first = step * batchSize;
            Mixup.Draw(epoch, first, Math.Min(batchSize, partners.Length - first));
            Mixup.Partners.CopyTo(partners.AsSpan(first));
            shares[step] = (float)Mixup.Share;
        }

        partnersView.CopyFromCPU(partners);
        sharesView.CopyFromCPU(shares);
    }
}
