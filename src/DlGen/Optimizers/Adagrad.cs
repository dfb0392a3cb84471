using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;
using static System.FormattableString;

namespace DlGen;

/// <summary>
/// Adagrad (Duchi, Hazan and Singer, 2011) by the formulas of PyTorch's torch.optim.Adagrad without a decay of the learning
/// rate: g ← g + λw; s ← s + g²; w ← w − ηg / (√s + ε).
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

    /// <summary>λ: how strongly parameters are drawn to zero, as a term λw of the gradient; it applies to biases too.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float WeightDecay
    {
        get;
        init => field = CheckNotNegative(value);
    }

    private protected override string Settings =>
        Invariant($"Epsilon {Epsilon}, WeightDecay {WeightDecay}");

    internal override OptimizerState<T> CreateState<T>(Arena<T> parameters) => new State<T>(this, parameters);

    private sealed unsafe class State<T>(Adagrad rule, Arena<T> parameters) : OptimizerState<T, AdagradStep<T>>(rule.LearningRate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Arena<T> sums = new(parameters.Length);
        private readonly PinnedValue<AdagradNumbers<T>> numbers = new(new()
        {
            Epsilon = T.CreateTruncating(ToDouble(rule.Epsilon)),
            WeightDecay = T.CreateTruncating(ToDouble(rule.WeightDecay)),
        });

        protected override AdagradStep<T> CreateStep()
        {
            numbers.Value.MinusRate = T.CreateTruncating(-Rate);
            return new(parameters, sums, numbers.Pointer, rule.WeightDecay != 0f);
        }
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
    Arena<T> parameters, Arena<T> sums, AdagradNumbers<T>* numbers, bool decays) : IStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T* w = parameters.Origin;
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
        TVector old = TVector.Load(w + offset);
        TVector g = decays ? TVector.MultiplyAdd(numbers->WeightDecay, old, gradient) : gradient;
        TVector sum = TVector.MultiplyAdd(g, g, TVector.Load(s + offset));
        TVector.Store(sum, s + offset);
        TVector.Store(TVector.MultiplyAdd(numbers->MinusRate, g / (TVector.Sqrt(sum) + numbers->Epsilon), old), w + offset);
    }
}
