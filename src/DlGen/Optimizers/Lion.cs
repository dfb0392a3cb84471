using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;
using static System.FormattableString;

namespace DlGen;

/// <summary>
/// Lion (Chen et al., 2023, "Symbolic discovery of optimization algorithms"), whose steps have one length and a sign: w ← w − ηλw;
/// w ← w − η·sign(β₁m + (1 − β₁)g); m ← β₂m + (1 − β₂)g. It takes a learning rate three to ten times smaller than Adam's, and a weight
/// decay as many times larger. The decay leaves biases and normalizations alone, unless <see cref="Optimizer.Decays"/> is
/// <see cref="DecayScope.All"/>.
/// </summary>
/// <param name="learningRate">η: how far a step goes.</param>
/// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or not finite.</exception>
public sealed class Lion(float learningRate = 1e-4f) : Optimizer(learningRate, DecayScope.Weights)
{
    /// <summary>β₁: how much of the mean gradient is in the direction of a step, at least 0 and below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public float Beta1
    {
        get;
        init => field = CheckDecay(value);
    } = 0.9f;

    /// <summary>β₂: how much of the mean gradient is kept from step to step, at least 0 and below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public float Beta2
    {
        get;
        init => field = CheckDecay(value);
    } = 0.99f;

    /// <summary>λ: how strongly parameters are drawn to zero, apart from their gradients; <see cref="Optimizer.Decays"/> says which.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float WeightDecay
    {
        get;
        init => field = CheckNotNegative(value);
    }

    internal override float WeightDecayOrZero => WeightDecay;

    private protected override string Settings => Invariant($"Beta1 {Beta1}, Beta2 {Beta2}, WeightDecay {WeightDecay}");

    internal override OptimizerState<T> CreateState<T>(StepPlaces<T> places) => new State<T>(this, places);

    private sealed unsafe class State<T>(Lion rule, StepPlaces<T> places) : OptimizerState<T, LionStep<T>, LionNumbers<T>>(
        places,
        rule,
        new()
        {
            OneMinusBeta1 = T.CreateTruncating(1 - ToDouble(rule.Beta1)),
            OneMinusBeta2 = T.CreateTruncating(1 - ToDouble(rule.Beta2)),
            FlushAt = DlGen.Moments.FlushAt<T>(),
        })
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Arena<T> means = new(places.Parameters.Length);

        public override IReadOnlyList<(string Name, Arena<T> Values)> Moments => [("mean", means)];

        protected override void SetNumbers(ref LionNumbers<T> numbers, double rate, double decay)
        {
            numbers.MinusRate = T.CreateTruncating(-rate);
            numbers.Rate = T.CreateTruncating(rate);
            numbers.Shrink = T.CreateTruncating(1 - (rate * decay));
        }

        protected override LionStep<T> CreateStep() => new(Places.Context, means, Numbers.Pointer, Decays);
    }
}

/// <summary>What a step of <see cref="Lion"/> multiplies with.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal struct LionNumbers<T>
{
    public T Rate;

    public T MinusRate;

    public T OneMinusBeta1;

    public T OneMinusBeta2;

    /// <summary>1 − ηλ.</summary>
    public T Shrink;

    /// <summary>See <see cref="Moments.Flush"/>.</summary>
    public T FlushAt;
}

/// <summary>One step of Lion, means as m + (1 − β)(g − m).</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal readonly unsafe struct LionStep<T>(StepContext<T> context, Arena<T> means, LionNumbers<T>* groups, bool shrinks) : IStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StepContext<T> context = context;
    private readonly T* w = context.Parameters;
    private readonly T* m = means.Origin;

    public bool LeavesWhatHasNoGradient => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(nint offset)
    {
        Memory.Prefetch(w + offset);
        Memory.Prefetch(m + offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TVector>(nint offset, TVector gradient)
        where TVector : struct, IVector<TVector, T>
    {
        LionNumbers<T>* numbers = groups + context.Group(offset);
        TVector old = TVector.Load(w + offset);
        if (shrinks)
        {
            old *= numbers->Shrink;
        }

        TVector mean = TVector.Load(m + offset);
        TVector direction = TVector.MultiplyAdd(numbers->OneMinusBeta1, gradient - mean, mean);

        // Where the direction is zero the weight stays; NaN is neither above nor below, and is to be seen in the weight.
        TVector zero = default;
        TVector step = TVector.Where(direction > zero, numbers->MinusRate, TVector.Where(direction < zero, numbers->Rate, direction));
        TVector.Store(old + step, w + offset);
        mean = Moments.Flush(TVector.MultiplyAdd(numbers->OneMinusBeta2, gradient - mean, mean), numbers->FlushAt);
        TVector.Store(mean, m + offset);
    }
}
