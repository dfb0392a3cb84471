using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;

namespace DlGen;

/// <summary>w ← w − η(g + λw).</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal readonly unsafe struct SgdStep<T>(Arena<T> parameters, T learningRate, T weightDecay) : IStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T* w = parameters.Origin;
    private readonly T minusRate = -learningRate;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(nint offset) => Memory.Prefetch(w + offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TVector>(nint offset, TVector gradient)
        where TVector : struct, IVector<TVector, T>
    {
        TVector old = TVector.Load(w + offset);
        TVector g = TVector.MultiplyAdd(weightDecay, old, gradient);
        TVector.Store(TVector.MultiplyAdd(minusRate, g, old), w + offset);
    }
}

/// <summary>g ← g + λw; v ← μv + g; w ← w − ηv, or w − η(g + μv) with Nesterov.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal readonly unsafe struct MomentumStep<T>(
    Arena<T> parameters, Arena<T> velocity, T learningRate, T weightDecay, T momentum, bool nesterov) : IStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T* w = parameters.Origin;
    private readonly T* velocities = velocity.Origin;
    private readonly T minusRate = -learningRate;
    private readonly T tiny = Moments.Tiny<T>();

    public static bool IsLong => true;

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
        TVector old = TVector.Load(w + offset);
        TVector g = TVector.MultiplyAdd(weightDecay, old, gradient);
        TVector v = Moments.Flush(TVector.MultiplyAdd(momentum, TVector.Load(velocities + offset), g), tiny);
        TVector.Store(v, velocities + offset);
        TVector direction = nesterov ? TVector.MultiplyAdd(momentum, v, g) : v;
        TVector.Store(TVector.MultiplyAdd(minusRate, direction, old), w + offset);
    }
}
