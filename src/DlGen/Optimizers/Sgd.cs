using System.Numerics;
using DlGen.Kernels;
using static System.FormattableString;

namespace DlGen;

/// <summary>
/// Stochastic gradient descent, with momentum if asked for. The formulas are those of PyTorch's torch.optim.SGD without
/// dampening: g ← g + λw; v ← μv + g (v starts at zero); g ← v, or g + μv with Nesterov; w ← w − ηg.
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

    /// <summary>Whether the gradient is taken as if the velocity had already been followed once more. It needs momentum.</summary>
    public bool Nesterov { get; init; }

    /// <summary>λ: how strongly parameters are drawn to zero, as a term λw of the gradient; it applies to biases too.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float WeightDecay
    {
        get;
        init => field = CheckNotNegative(value);
    }

    private protected override string Settings =>
        Invariant($"Momentum {Momentum}, Nesterov {Nesterov}, WeightDecay {WeightDecay}");

    internal override OptimizerState<T> CreateState<T>(Arena<T> parameters)
    {
        CheckNesterov();
        return Momentum == 0f ? new PlainState<T>(this, parameters) : new MomentumState<T>(this, parameters);
    }

    internal void CheckNesterov()
    {
        if (Nesterov && Momentum == 0f)
        {
            throw new ArgumentException("Sgd has Nesterov = true and Momentum = 0; Nesterov needs a momentum above 0.");
        }
    }

    private static SgdNumbers<T> Numbers<T>(Sgd sgd)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new()
        {
            WeightDecay = T.CreateTruncating(ToDouble(sgd.WeightDecay)),
            Momentum = T.CreateTruncating(ToDouble(sgd.Momentum)),
            FlushAt = Moments.FlushAt<T>(),
        };

    private sealed unsafe class PlainState<T>(Sgd sgd, Arena<T> parameters) : OptimizerState<T, SgdStep<T>>(sgd.LearningRate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly PinnedValue<SgdNumbers<T>> numbers = new(Numbers<T>(sgd));

        protected override SgdStep<T> CreateStep()
        {
            numbers.Value.MinusRate = T.CreateTruncating(-Rate);
            return new(parameters, numbers.Pointer, sgd.WeightDecay != 0f);
        }
    }

    private sealed unsafe class MomentumState<T>(Sgd sgd, Arena<T> parameters) : OptimizerState<T, MomentumStep<T>>(sgd.LearningRate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Arena<T> velocity = new(parameters.Length);
        private readonly PinnedValue<SgdNumbers<T>> numbers = new(Numbers<T>(sgd));

        protected override MomentumStep<T> CreateStep()
        {
            numbers.Value.MinusRate = T.CreateTruncating(-Rate);
            return new(parameters, velocity, numbers.Pointer, sgd.WeightDecay != 0f, sgd.Nesterov);
        }
    }
}
