using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;
using static System.FormattableString;

namespace DlGen;

/// <summary>
/// Adagrad (Duchi, Hazan and Singer, 2011) by the formulas of PyTorch's torch.optim.Adagrad: g ← g + λw; s ← s + g²;
/// w ← w − η/(1 + (t − 1)δ) · g / (√s + ε), t counting steps from 1.
/// </summary>
/// <param name="learningRate">η: how far a step goes.</param>
/// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or not finite.</exception>
public sealed class Adagrad(float learningRate = 1e-2f) : Optimizer(learningRate)
{
    /// <summary>ε: added to the root so that a parameter without gradients doesn't divide by zero; above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above zero, or not finite.</exception>
    public float Epsilon
    {
        get;
        init => field = CheckPositive(value);
    } = 1e-10f;

    /// <summary>λ: how strongly parameters are drawn to zero, as a term λw of the gradient; <see cref="Optimizer.Decays"/> says which.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float WeightDecay
    {
        get;
        init => field = CheckNotNegative(value);
    }

    /// <summary>δ: how fast the learning rate falls with the steps, at least 0; 0 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float LearningRateDecay
    {
        get;
        init => field = CheckNotNegative(value);
    }

    /// <summary>What the sums of squares s begin with, at least 0; 0 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float InitialAccumulator
    {
        get;
        init => field = CheckNotNegative(value);
    }

    internal override float WeightDecayOrZero => WeightDecay;

    private protected override string Settings => Invariant(
        $"Epsilon {Epsilon}, {Unless(0f, LearningRateDecay, nameof(LearningRateDecay))}{Unless(0f, InitialAccumulator, nameof(InitialAccumulator))}WeightDecay {WeightDecay}");

    internal override OptimizerState<T> CreateState<T>(StepPlaces<T> places) => new State<T>(this, places);

    private sealed unsafe class State<T> : OptimizerState<T, AdagradStep<T>, AdagradNumbers<T>>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Arena<T> sums;
        private readonly double rateDecay;

        public State(Adagrad rule, StepPlaces<T> places)
            : base(places, rule, new() { Epsilon = T.CreateTruncating(ToDouble(rule.Epsilon)) })
        {
            sums = new(places.Parameters.Length);
            sums.Span.Fill(T.CreateTruncating(ToDouble(rule.InitialAccumulator)));
            rateDecay = ToDouble(rule.LearningRateDecay);
        }

        public override IReadOnlyList<(string Name, Arena<T> Values)> Moments => [("sum", sums)];

        protected override void SetNumbers(ref AdagradNumbers<T> numbers, double rate, double decay)
        {
            numbers.MinusRate = T.CreateTruncating(-rate / (1 + ((Steps - 1) * rateDecay)));
            numbers.WeightDecay = T.CreateTruncating(decay);
        }

        protected override AdagradStep<T> CreateStep() => new(Places.Context, sums, Numbers.Pointer, Decays);
    }
}

/// <summary>What a step of <see cref="Adagrad"/> multiplies with.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal struct AdagradNumbers<T>
{
    public T MinusRate;

    public T Epsilon;

    public T WeightDecay;
}

/// <summary>One step of Adagrad.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal readonly unsafe struct AdagradStep<T>(
    StepContext<T> context, Arena<T> sums, AdagradNumbers<T>* groups, bool decays) : IStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StepContext<T> context = context;
    private readonly T* w = context.Parameters;
    private readonly T* s = sums.Origin;

    public bool LeavesWhatHasNoGradient => !decays;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(nint offset)
    {
        Memory.Prefetch(w + offset);
        Memory.Prefetch(s + offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TVector>(nint offset, TVector gradient)
        where TVector : struct, IVector<TVector, T>
    {
        AdagradNumbers<T>* numbers = groups + context.Group(offset);
        TVector old = TVector.Load(w + offset);
        TVector g = decays ? TVector.MultiplyAdd(numbers->WeightDecay, old, gradient) : gradient;
        TVector sum = TVector.MultiplyAdd(g, g, TVector.Load(s + offset));
        TVector.Store(sum, s + offset);
        TVector.Store(TVector.MultiplyAdd(numbers->MinusRate, g / (TVector.Sqrt(sum) + numbers->Epsilon), old), w + offset);
    }
}
