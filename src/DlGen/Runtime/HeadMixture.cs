using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DlGen.Kernels;

namespace DlGen.Runtime;

/// <summary>
/// How the targets of a mixed batch count at a head. A row's loss is λ·w·ℓ(z, y) + (1 − λ)·w′·ℓ(z, y′), where y′ and w′ are the target and the
/// weight of its partner. That is W·(s·ℓ(z, y) + (1 − s)·ℓ(z, y′)) with the weight W = λ·w + (1 − λ)·w′ and the share s = λ·w / W.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed unsafe class HeadMixture<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] partners;
    private readonly T[] shares;
    private readonly T[] weights;

    public HeadMixture(HeadTargets<T> targets, int capacity)
    {
        int rows = checked(capacity * targets.Rows);
        partners = GC.AllocateArray<int>(rows, pinned: true);
        shares = GC.AllocateArray<T>(rows, pinned: true);
        weights = GC.AllocateArray<T>(rows, pinned: true);
        Targets = targets.Targets.Mixed((int*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(partners)), RowOf(shares), RowOf(weights));
    }

    /// <summary>The targets as the loss sees them.</summary>
    public Targets<T> Targets { get; }

    /// <summary>Sets what each row of an example's outputs counts for, and the share and the partner that it has.</summary>
    /// <param name="targets">The targets of the batch.</param>
    /// <param name="example">The example.</param>
    /// <param name="partner">The example that it is mixed with.</param>
    /// <param name="share">λ, the example's part of the mixture.</param>
    /// <param name="hasWeights">Whether examples count by weights.</param>
    public void Mix(HeadTargets<T> targets, int example, int partner, T share, bool hasWeights)
    {
        for (int position = 0; position < targets.Rows; position++)
        {
            int row = (example * targets.Rows) + position;
            int other = (partner * targets.Rows) + position;
            partners[row] = other;
            shares[row] = share;
            if (hasWeights)
            {
                T own = share * targets.Weights[row];
                T weight = own + ((T.One - share) * targets.Weights[other]);
                weights[row] = weight;
                shares[row] = weight > T.Zero ? own / weight : share;
            }
        }
    }

    private static Row<T> RowOf(T[] values) => new((T*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(values)), 0);
}
