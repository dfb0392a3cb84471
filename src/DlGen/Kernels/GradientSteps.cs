using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>Keeps the gradients: writes them to an arena laid out like the parameters.</summary>
/// <typeparam name="T">The scalar.</typeparam>
/// <param name="gradients">Where to; the caller keeps it alive.</param>
public readonly unsafe struct StoreGradient<T>(Arena<T> gradients) : IStep<T>
    where T : unmanaged
{
    private readonly T* origin = gradients.Origin;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(nint offset) => Memory.Prefetch(origin + offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TVector>(nint offset, TVector gradient)
        where TVector : struct, IVector<TVector, T> => TVector.Store(gradient, origin + offset);
}

/// <summary>Accumulates the gradients: adds them to an arena laid out like the parameters.</summary>
/// <typeparam name="T">The scalar.</typeparam>
/// <param name="gradients">Where to; the caller keeps it alive.</param>
public readonly unsafe struct AddGradient<T>(Arena<T> gradients) : IStep<T>
    where T : unmanaged
{
    private readonly T* origin = gradients.Origin;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(nint offset) => Memory.Prefetch(origin + offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TVector>(nint offset, TVector gradient)
        where TVector : struct, IVector<TVector, T> =>
        TVector.Store(TVector.Load(origin + offset) + gradient, origin + offset);
}
