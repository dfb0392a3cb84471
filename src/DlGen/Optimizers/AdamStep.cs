using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;

namespace DlGen;

/// <summary>What a step of <see cref="Adam"/> or <see cref="AdamW"/> multiplies with; the two bias corrections come in as factors.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal struct AdamNumbers<T>
{
    public T OneMinusBeta1;

    public T OneMinusBeta2;

    /// <summary>−η / (1 − β₁ᵗ).</summary>
    public T MinusStepSize;

    /// <summary>1 / √(1 − β₂ᵗ).</summary>
    public T RootCorrection;

    public T Epsilon;

    /// <summary>λ, where it is a term of the gradient.</summary>
    public T WeightDecay;

    /// <summary>1 − ηλ, where the decay is decoupled from the gradient.</summary>
    public T Shrink;

    /// <summary>See <see cref="Moments.Flush"/>.</summary>
    public T FlushAt;

    /// <summary>See <see cref="Moments.FlushSquareAt"/>.</summary>
    public T FlushSquareAt;
}

/// <summary>One step of Adam, the moments as m + (1 − β)(g − m).</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal readonly unsafe struct AdamStep<T>(
    StepContext<T> context, Arena<T> means, Arena<T> squares, Arena<T>? largest, AdamNumbers<T>* groups, bool decays, bool shrinks) : IStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StepContext<T> context = context;
    private readonly T* w = context.Parameters;
    private readonly T* m = means.Origin;
    private readonly T* v = squares.Origin;
    private readonly T* most = largest is null ? null : largest.Origin;

    public bool LeavesWhatHasNoGradient => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(nint offset)
    {
        Memory.Prefetch(w + offset);
        Memory.Prefetch(m + offset);
        Memory.Prefetch(v + offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TVector>(nint offset, TVector gradient)
        where TVector : struct, IVector<TVector, T>
    {
        AdamNumbers<T>* numbers = groups + context.Group(offset);
        TVector old = TVector.Load(w + offset);
        if (shrinks)
        {
            old *= numbers->Shrink;
        }

        TVector g = decays ? TVector.MultiplyAdd(numbers->WeightDecay, old, gradient) : gradient;
        TVector mean = TVector.Load(m + offset);
        TVector square = TVector.Load(v + offset);
        mean = Moments.Flush(TVector.MultiplyAdd(numbers->OneMinusBeta1, g - mean, mean), numbers->FlushAt);
        square = Moments.Flush(TVector.MultiplyAdd(numbers->OneMinusBeta2, (g * g) - square, square), numbers->FlushSquareAt);
        TVector.Store(mean, m + offset);
        TVector.Store(square, v + offset);
        if (most != null)
        {
            square = TVector.Max(square, TVector.Load(most + offset));
            TVector.Store(square, most + offset);
        }

        TVector root = TVector.MultiplyAdd(TVector.Sqrt(square), numbers->RootCorrection, numbers->Epsilon);
        TVector.Store(TVector.MultiplyAdd(numbers->MinusStepSize, mean / root, old), w + offset);
    }
}
