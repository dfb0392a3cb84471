using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;
using static System.FormattableString;

namespace DlGen;

/// <summary>
/// RMSProp (Tieleman and Hinton, 2012) by the formulas of PyTorch's torch.optim.RMSprop: g ← g + λw; v ← αv + (1 − α)g²;
/// d ← g / (√v + ε), or centered m ← αm + (1 − α)g; d ← g / (√(v − m²) + ε); w ← w − ηd, or with momentum b ← μb + d; w ← w − ηb.
/// </summary>
/// <param name="learningRate">η: how far a step goes.</param>
/// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or not finite.</exception>
public sealed class RmsProp(float learningRate = 1e-2f) : Optimizer(learningRate)
{
    /// <summary>α: how much of the mean squared gradient is kept from step to step, at least 0 and below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public float Smoothing
    {
        get;
        init => field = CheckDecay(value);
    } = 0.99f;

    /// <summary>ε: added to the root so that a parameter without gradients doesn't divide by zero; above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above zero, or not finite.</exception>
    public float Epsilon
    {
        get;
        init => field = CheckPositive(value);
    } = 1e-8f;

    /// <summary>μ: the part of the last step that is kept, at least 0 and below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public float Momentum
    {
        get;
        init => field = CheckDecay(value);
    }

    /// <summary>Whether a gradient is divided by its deviation, for which its mean is kept, and not by the root of its mean square.</summary>
    public bool Centered { get; init; }

    /// <summary>λ: how strongly parameters are drawn to zero, as a term λw of the gradient; <see cref="Optimizer.Decays"/> says which.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float WeightDecay
    {
        get;
        init => field = CheckNotNegative(value);
    }

    internal override float WeightDecayOrZero => WeightDecay;

    private protected override string Settings =>
        Invariant($"Smoothing {Smoothing}, Epsilon {Epsilon}, Momentum {Momentum}, {Unless(false, Centered, nameof(Centered))}WeightDecay {WeightDecay}");

    internal override OptimizerState<T> CreateState<T>(StepPlaces<T> places) => new State<T>(this, places);

    private sealed unsafe class State<T>(RmsProp rule, StepPlaces<T> places) : OptimizerState<T, RmsPropStep<T>, RmsPropNumbers<T>>(
        places,
        rule,
        new()
        {
            OneMinusSmoothing = T.CreateTruncating(1 - ToDouble(rule.Smoothing)),
            Epsilon = T.CreateTruncating(ToDouble(rule.Epsilon)),
            Momentum = T.CreateTruncating(ToDouble(rule.Momentum)),
            FlushAt = DlGen.Moments.FlushAt<T>(),
            FlushSquareAt = DlGen.Moments.FlushSquareAt<T>(),
        })
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Arena<T> squares = new(places.Parameters.Length);
        private readonly Arena<T>? means = rule.Centered ? new(places.Parameters.Length) : null;
        private readonly Arena<T>? velocity = rule.Momentum == 0f ? null : new(places.Parameters.Length);

        public override IReadOnlyList<(string Name, Arena<T> Values)> Moments =>
        [
            ("square", squares),
            .. means is null ? Array.Empty<(string, Arena<T>)>() : [("mean", means)],
            .. velocity is null ? Array.Empty<(string, Arena<T>)>() : [("velocity", velocity)],
        ];

        protected override void SetNumbers(ref RmsPropNumbers<T> numbers, double rate, double decay)
        {
            numbers.MinusRate = T.CreateTruncating(-rate);
            numbers.WeightDecay = T.CreateTruncating(decay);
        }

        protected override RmsPropStep<T> CreateStep() => new(Places.Context, squares, means, velocity, Numbers.Pointer, Decays);
    }
}

/// <summary>What a step of <see cref="RmsProp"/> multiplies with.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal struct RmsPropNumbers<T>
{
    public T MinusRate;

    public T OneMinusSmoothing;

    public T Epsilon;

    public T Momentum;

    public T WeightDecay;

    /// <summary>See <see cref="Moments.Flush"/>.</summary>
    public T FlushAt;

    /// <summary>See <see cref="Moments.FlushSquareAt"/>.</summary>
    public T FlushSquareAt;
}

/// <summary>One step of RMSProp, the mean square as v + (1 − α)(g² − v).</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal readonly unsafe struct RmsPropStep<T>(
    StepContext<T> context, Arena<T> squares, Arena<T>? means, Arena<T>? velocity, RmsPropNumbers<T>* groups, bool decays) : IStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StepContext<T> context = context;
    private readonly T* w = context.Parameters;
    private readonly T* v = squares.Origin;
    private readonly T* m = means is null ? null : means.Origin;
    private readonly T* b = velocity is null ? null : velocity.Origin;

    public bool LeavesWhatHasNoGradient => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(nint offset)
    {
        Memory.Prefetch(w + offset);
        Memory.Prefetch(v + offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TVector>(nint offset, TVector gradient)
        where TVector : struct, IVector<TVector, T>
    {
        RmsPropNumbers<T>* numbers = groups + context.Group(offset);
        TVector old = TVector.Load(w + offset);
        TVector g = decays ? TVector.MultiplyAdd(numbers->WeightDecay, old, gradient) : gradient;
        TVector square = TVector.Load(v + offset);
        square = Moments.Flush(TVector.MultiplyAdd(numbers->OneMinusSmoothing, (g * g) - square, square), numbers->FlushSquareAt);
        TVector.Store(square, v + offset);
        if (m != null)
        {
            // Rounding may make a variance of nothing negative.
            TVector mean = TVector.Load(m + offset);
            mean = Moments.Flush(TVector.MultiplyAdd(numbers->OneMinusSmoothing, g - mean, mean), numbers->FlushAt);
            TVector.Store(mean, m + offset);
            square = TVector.Max(TVector.MultiplyAdd(-mean, mean, square), default);
        }

        TVector direction = g / (TVector.Sqrt(square) + numbers->Epsilon);
        if (b != null)
        {
            direction = Moments.Flush(TVector.MultiplyAdd(numbers->Momentum, TVector.Load(b + offset), direction), numbers->FlushAt);
            TVector.Store(direction, b + offset);
        }

        TVector.Store(TVector.MultiplyAdd(numbers->MinusRate, direction, old), w + offset);
    }
}
