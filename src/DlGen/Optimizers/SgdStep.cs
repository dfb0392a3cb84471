using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;

namespace DlGen;

/// <summary>What a step of <see cref="Sgd"/> multiplies with.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal struct SgdNumbers<T>
{
    /// <summary>−η.</summary>
    public T MinusRate;

    /// <summary>λ.</summary>
    public T WeightDecay;

    /// <summary>μ.</summary>
    public T Momentum;

    /// <summary>1 − τ, and 1 at the first step.</summary>
    public T Taken;

    /// <summary>See <see cref="Moments.Flush"/>.</summary>
    public T FlushAt;
}

/// <summary>w ← w − η(g + λw).</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal readonly unsafe struct SgdStep<T>(StepContext<T> context, SgdNumbers<T>* groups, bool decays) : IStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StepContext<T> context = context;
    private readonly T* w = context.Parameters;

    public bool LeavesWhatHasNoGradient => !decays;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(nint offset) => Memory.Prefetch(w + offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TVector>(nint offset, TVector gradient)
        where TVector : struct, IVector<TVector, T>
    {
        SgdNumbers<T>* numbers = groups + context.Group(offset);
        TVector old = TVector.Load(w + offset);
        TVector g = decays ? TVector.MultiplyAdd(numbers->WeightDecay, old, gradient) : gradient;
        TVector.Store(TVector.MultiplyAdd(numbers->MinusRate, g, old), w + offset);
    }
}

/// <summary>g ← g + λw; v ← μv + (1 − τ)g; w ← w − ηv, or w − η(g + μv) with Nesterov.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal readonly unsafe struct MomentumStep<T>(
    StepContext<T> context, Arena<T> velocity, SgdNumbers<T>* groups, bool decays, bool nesterov) : IStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StepContext<T> context = context;
    private readonly T* w = context.Parameters;
    private readonly T* velocities = velocity.Origin;

    public bool LeavesWhatHasNoGradient => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(nint offset)
    {
        Memory.Prefetch(w + offset);
        Memory.Prefetch(velocities + offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TVector>(nint offset, TVector gradient)
        where TVector : struct, IVector<TVector, T>
    {
        SgdNumbers<T>* numbers = groups + context.Group(offset);
        TVector old = TVector.Load(w + offset);
        TVector g = decays ? TVector.MultiplyAdd(numbers->WeightDecay, old, gradient) : gradient;
        TVector v = TVector.MultiplyAdd(numbers->Momentum, TVector.Load(velocities + offset), g * numbers->Taken);
        v = Moments.Flush<TVector, T>(v, numbers->FlushAt);
        TVector.Store(v, velocities + offset);
        TVector direction = nesterov ? TVector.MultiplyAdd(numbers->Momentum, v, g) : v;
        TVector.Store(TVector.MultiplyAdd(numbers->MinusRate, direction, old), w + offset);
    }
}
