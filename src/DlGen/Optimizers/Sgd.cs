using System.Numerics;
using DlGen.Kernels;
using static System.FormattableString;

namespace DlGen;

/// <summary>
/// Stochastic gradient descent, with momentum if asked for. The formulas are those of PyTorch's torch.optim.SGD:
/// g ← g + λw; v ← μv + (1 − τ)g, and v ← g at the first step; g ← v, or g + μv with Nesterov; w ← w − ηg.
/// </summary>
/// <param name="learningRate">η: how far a step goes.</param>
/// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or not finite.</exception>
public sealed class Sgd(float learningRate) : Optimizer(learningRate)
{
    /// <summary>μ: the part of the last step's velocity that is kept, at least 0 and below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public float Momentum
    {
        get;
        init => field = CheckDecay(value);
    }

    /// <summary>τ: the part of the gradient that is left out of the velocity, at least 0 and at most 1; not with Nesterov. It does nothing without momentum.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public float Dampening
    {
        get;
        init => field = value is >= 0f and <= 1f ? value : throw OutOfRange(value, nameof(Dampening), "at least 0 and at most 1");
    }

    /// <summary>Whether the gradient is taken as if the velocity had already been followed once more. It needs momentum.</summary>
    public bool Nesterov { get; init; }

    /// <summary>λ: how strongly parameters are drawn to zero, as a term λw of the gradient; <see cref="Optimizer.Decays"/> says which.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float WeightDecay
    {
        get;
        init => field = CheckNotNegative(value);
    }

    internal override float WeightDecayOrZero => WeightDecay;

    private protected override string Settings =>
        Invariant($"Momentum {Momentum}, {Unless(0f, Dampening, nameof(Dampening))}Nesterov {Nesterov}, WeightDecay {WeightDecay}");

    internal override OptimizerState<T> CreateState<T>(StepPlaces<T> places)
    {
        CheckNesterov();
        return Momentum == 0f ? CreatePlain(places) : CreateWithMomentum(places);
    }

    // Methods of their own, so that only the state that is asked for is loaded.
    private PlainState<T> CreatePlain<T>(StepPlaces<T> places)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(this, places);

    private MomentumState<T> CreateWithMomentum<T>(StepPlaces<T> places)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(this, places);

    internal void CheckNesterov()
    {
        if (Nesterov && Momentum == 0f)
        {
            throw new ArgumentException("Sgd has Nesterov = true and Momentum = 0; Nesterov needs a momentum above 0.");
        }

        if (Nesterov && Dampening != 0f)
        {
            throw new ArgumentException(Invariant($"Sgd has Nesterov = true and Dampening = {Dampening}; Nesterov needs a dampening of 0."));
        }
    }

    private sealed unsafe class PlainState<T>(Sgd sgd, StepPlaces<T> places) : OptimizerState<T, SgdStep<T>, SgdNumbers<T>>(places, sgd, default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        protected override void SetNumbers(ref SgdNumbers<T> numbers, double rate, double decay)
        {
            numbers.MinusRate = T.CreateTruncating(-rate);
            numbers.WeightDecay = T.CreateTruncating(decay);
        }

        protected override SgdStep<T> CreateStep() => new(Places.Context, Numbers.Pointer, Decays);
    }

    private sealed unsafe class MomentumState<T>(Sgd sgd, StepPlaces<T> places) : OptimizerState<T, MomentumStep<T>, SgdNumbers<T>>(
        places,
        sgd,
        new()
        {
            Momentum = T.CreateTruncating(ToDouble(sgd.Momentum)),
            FlushAt = DlGen.Moments.FlushAt<T>(),
        })
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Arena<T> velocity = new(places.Parameters.Length);

        public override IReadOnlyList<(string Name, Arena<T> Values)> Moments => [("velocity", velocity)];

        protected override void SetNumbers(ref SgdNumbers<T> numbers, double rate, double decay)
        {
            numbers.MinusRate = T.CreateTruncating(-rate);
            numbers.WeightDecay = T.CreateTruncating(decay);
            numbers.Taken = Steps == 1 ? T.One : T.CreateTruncating(1 - ToDouble(sgd.Dampening));
        }

        protected override MomentumStep<T> CreateStep() => new(Places.Context, velocity, Numbers.Pointer, Decays, sgd.Nesterov);
    }
}
