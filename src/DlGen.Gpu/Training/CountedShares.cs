using DlGen.Gpu.Kernels;
using DlGen.Runtime;

namespace DlGen.Gpu.Training;

/// <summary>
/// What each step's losses at a head are multiplied by, so that their sum over an epoch, divided by the number of its examples, is the mean
/// over those that the head doesn't leave out.
/// </summary>
internal sealed class CountedShares
{
    private readonly double[] shares;

    /// <param name="data">The training data.</param>
    /// <param name="head">The head.</param>
    /// <param name="target">Its number.</param>
    /// <param name="order">The examples that the epoch trains on, in their order.</param>
    /// <param name="batchSize">Examples of a step.</param>
    public CountedShares(Dataset data, HeadModel head, int target, ReadOnlySpan<int> order, int batchSize)
    {
        shares = new double[RowPadding.Pieces(order.Length, batchSize)];
        int counted = 0;
        for (int step = 0; step < shares.Length; step++)
        {
            int first = step * batchSize;
            ReadOnlySpan<int> rows = order.Slice(first, Math.Min(batchSize, order.Length - first));
            int ofStep = data.CountPositions(rows, head, target);
            shares[step] = head.CountedShare(ofStep, rows.Length) * order.Length;
            counted += ofStep;
        }

        IsAny = counted > 0;
        for (int step = 0; step < shares.Length; step++)
        {
            shares[step] = IsAny ? shares[step] / head.InExamples(counted) : 0;
        }
    }

    /// <summary>Whether the head counts any example; where it counts none, it has no mean loss.</summary>
    public bool IsAny { get; }

    /// <summary>The factor of a step's losses; none are left where the epoch has fewer.</summary>
    public double this[int step] => step < shares.Length ? shares[step] : 0;
}
