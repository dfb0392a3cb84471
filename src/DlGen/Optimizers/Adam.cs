using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;

namespace DlGen;

/// <summary>
/// Adam (Kingma and Ba, 2015) by the formulas of PyTorch's torch.optim.Adam: g ← g + λw; m ← β₁m + (1 − β₁)g;
/// v ← β₂v + (1 − β₂)g²; w ← w − η/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε), t counting steps from 1.
/// </summary>
/// <param name="learningRate">η: how far a step goes.</param>
/// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or not finite.</exception>
public sealed class Adam(float learningRate = 1e-3f) : Optimizer(learningRate)
{
    /// <summary>β₁: how much of the mean gradient is kept from step to step, at least 0 and below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public float Beta1
    {
        get;
        init => field = CheckDecay(value);
    } = 0.9f;

    /// <summary>β₂: how much of the mean squared gradient is kept from step to step, at least 0 and below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public float Beta2
    {
        get;
        init => field = CheckDecay(value);
    } = 0.999f;

    /// <summary>ε: added to the root so that a parameter without gradients doesn't divide by zero; above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above zero, or not finite.</exception>
    public float Epsilon
    {
        get;
        init => field = CheckPositive(value);
    } = 1e-8f;

    /// <summary>λ: how strongly parameters are drawn to zero, as a term λw of the gradient; it applies to biases too.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float WeightDecay
    {
        get;
        init => field = CheckNotNegative(value);
    }

    internal override OptimizerState<T> CreateState<T>(Arena<T> parameters) => new State<T>(this, parameters);

    private sealed unsafe class State<T> : OptimizerState<T, AdamStep<T>>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Arena<T> parameters;
        private readonly Arena<T> means;
        private readonly Arena<T> squares;
        private readonly PinnedValue<AdamNumbers<T>> numbers;
        private readonly double beta1;
        private readonly double beta2;
        private readonly bool decays;

        // βᵗ as a running product: Math.Pow need not give the same bits on every platform.
        private double beta1Power = 1;
        private double beta2Power = 1;

        public State(Adam adam, Arena<T> parameters)
            : base(adam.LearningRate)
        {
            this.parameters = parameters;
            means = new Arena<T>(parameters.Length);
            squares = new Arena<T>(parameters.Length);
            beta1 = ToDouble(adam.Beta1);
            beta2 = ToDouble(adam.Beta2);
            decays = adam.WeightDecay != 0f;
            numbers = new(new()
            {
                OneMinusBeta1 = T.CreateTruncating(1 - beta1),
                OneMinusBeta2 = T.CreateTruncating(1 - beta2),
                Epsilon = T.CreateTruncating(ToDouble(adam.Epsilon)),
                WeightDecay = T.CreateTruncating(ToDouble(adam.WeightDecay)),
                FlushAt = Moments.FlushAt<T>(),
            });
        }

        protected override AdamStep<T> CreateStep()
        {
            beta1Power *= beta1;
            beta2Power *= beta2;
            numbers.Value.MinusStepSize = T.CreateTruncating(-Rate / (1 - beta1Power));
            numbers.Value.RootCorrection = T.CreateTruncating(1 / Math.Sqrt(1 - beta2Power));
            return new AdamStep<T>(parameters, means, squares, numbers.Pointer, decays);
        }
    }
}

/// <summary>What a step of <see cref="Adam"/> multiplies with; the two bias corrections come in as factors.</summary>
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

    public T WeightDecay;

    /// <summary>See <see cref="Moments.Flush"/>.</summary>
    public T FlushAt;
}

/// <summary>One step of Adam, the moments as m + (1 − β)(g − m).</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal readonly unsafe struct AdamStep<T>(
    Arena<T> parameters, Arena<T> means, Arena<T> squares, AdamNumbers<T>* numbers, bool decays) : IStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T* w = parameters.Origin;
    private readonly T* m = means.Origin;
    private readonly T* v = squares.Origin;

    public static bool IsLong => true;

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
        TVector old = TVector.Load(w + offset);
        TVector g = decays ? TVector.MultiplyAdd(numbers->WeightDecay, old, gradient) : gradient;
        TVector mean = TVector.Load(m + offset);
        TVector square = TVector.Load(v + offset);
        mean = Moments.Flush(TVector.MultiplyAdd(numbers->OneMinusBeta1, g - mean, mean), numbers->FlushAt);
        square = Moments.Flush(TVector.MultiplyAdd(numbers->OneMinusBeta2, (g * g) - square, square), numbers->FlushAt);
        TVector.Store(mean, m + offset);
        TVector.Store(square, v + offset);
        TVector root = TVector.MultiplyAdd(TVector.Sqrt(square), numbers->RootCorrection, numbers->Epsilon);
        TVector.Store(TVector.MultiplyAdd(numbers->MinusStepSize, mean / root, old), w + offset);
    }
}
