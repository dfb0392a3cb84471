using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>Keeps the gradients: writes them to an arena laid out like the parameters.</summary>
/// <typeparam name="T">The scalar.</typeparam>
/// <param name="gradients">Where to; the caller keeps it alive.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct StoreGradient<T>(Arena<T> gradients) : IStep<T>
    where T : unmanaged
{
    private readonly T* origin = gradients.Origin;

    /// <inheritdoc/>
    public bool LeavesWhatHasNoGradient => false;

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
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct AddGradient<T>(Arena<T> gradients) : IStep<T>
    where T : unmanaged
{
    private readonly T* origin = gradients.Origin;

    /// <inheritdoc/>
    public bool LeavesWhatHasNoGradient => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(nint offset) => Memory.Prefetch(origin + offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TVector>(nint offset, TVector gradient)
        where TVector : struct, IVector<TVector, T> =>
        TVector.Store(TVector.Load(origin + offset) + gradient, origin + offset);
}

/// <summary>Takes the step with the sum of a gradient and what an arena laid out like the parameters holds.</summary>
/// <typeparam name="T">The scalar.</typeparam>
/// <typeparam name="TStep">The step.</typeparam>
/// <param name="sums">The parts of the gradients before; the caller keeps it alive.</param>
/// <param name="step">The step.</param>
/// <remarks>No readonly struct: calling a method of a generic field of those copies the field each time.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe struct StepOfSum<T, TStep>(Arena<T> sums, TStep step) : IStep<T>
    where T : unmanaged
    where TStep : struct, IStep<T>
{
    private readonly T* origin = sums.Origin;
    private TStep step = step;

    /// <inheritdoc/>
    public bool LeavesWhatHasNoGradient => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(nint offset)
    {
        Memory.Prefetch(origin + offset);
        step.Fetch(offset);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TVector>(nint offset, TVector gradient)
        where TVector : struct, IVector<TVector, T> => step.Apply(offset, TVector.Load(origin + offset) + gradient);
}
