using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>Keeps a batch's part of the gradients, multiplied by a factor: the first replaces what an arena laid out like the parameters holds, others are added.</summary>
/// <typeparam name="T">The scalar.</typeparam>
/// <param name="sums">Where to; the caller keeps it alive.</param>
/// <param name="factor">The factor.</param>
/// <param name="isFirst">Whether it is the first part.</param>
internal readonly unsafe struct AccumulateGradient<T>(Arena<T> sums, T factor, bool isFirst) : IStep<T>
    where T : unmanaged
{
    private readonly T* origin = sums.Origin;

    /// <inheritdoc/>
    public bool LeavesWhatHasNoGradient => !isFirst;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(nint offset) => Memory.Prefetch(origin + offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TVector>(nint offset, TVector gradient)
        where TVector : struct, IVector<TVector, T> => TVector.Store(
            isFirst ? gradient * factor : TVector.MultiplyAdd(factor, gradient, TVector.Load(origin + offset)), origin + offset);
}
