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

    private sealed class State<T>(Adam adam, Arena<T> parameters) : OptimizerState<T, AdamStep<T>>(adam.LearningRate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Arena<T> means = new(parameters.Length);
        private readonly Arena<T> squares = new(parameters.Length);

        private readonly double beta1 = ToDouble(adam.Beta1);
        private readonly double beta2 = ToDouble(adam.Beta2);
        private readonly T epsilon = T.CreateTruncating(ToDouble(adam.Epsilon));
        private readonly T weightDecay = T.CreateTruncating(ToDouble(adam.WeightDecay));

        // βᵗ as a running product: Math.Pow need not give the same bits on every platform.
        private double beta1Power = 1;
        private double beta2Power = 1;

        protected override AdamStep<T> CreateStep()
        {
            beta1Power *= beta1;
            beta2Power *= beta2;
            return new AdamStep<T>(parameters, means, squares)
            {
                Beta1 = T.CreateTruncating(beta1),
                OneMinusBeta1 = T.CreateTruncating(1 - beta1),
                Beta2 = T.CreateTruncating(beta2),
                OneMinusBeta2 = T.CreateTruncating(1 - beta2),
                MinusStepSize = T.CreateTruncating(-Rate / (1 - beta1Power)),
                RootCorrection = T.CreateTruncating(1 / Math.Sqrt(1 - beta2Power)),
                Epsilon = epsilon,
                WeightDecay = weightDecay,
            };
        }
    }
}

/// <summary>One step of Adam; the two bias corrections come in as factors.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal readonly unsafe struct AdamStep<T>(Arena<T> parameters, Arena<T> means, Arena<T> squares) : IStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T* w = parameters.Origin;
    private readonly T* m = means.Origin;
    private readonly T* v = squares.Origin;
    private readonly T tiny = Moments.Tiny<T>();

    public required T Beta1 { get; init; }

    public required T OneMinusBeta1 { get; init; }

    public required T Beta2 { get; init; }

    public required T OneMinusBeta2 { get; init; }

    /// <summary>−η / (1 − β₁ᵗ).</summary>
    public required T MinusStepSize { get; init; }

    /// <summary>1 / √(1 − β₂ᵗ).</summary>
    public required T RootCorrection { get; init; }

    public required T Epsilon { get; init; }

    public required T WeightDecay { get; init; }

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
        TVector g = TVector.MultiplyAdd(WeightDecay, old, gradient);
        TVector mean = Moments.Flush(TVector.MultiplyAdd(Beta1, TVector.Load(m + offset), OneMinusBeta1 * g), tiny);
        TVector square = Moments.Flush(TVector.MultiplyAdd(Beta2, TVector.Load(v + offset), OneMinusBeta2 * g * g), tiny);
        TVector.Store(mean, m + offset);
        TVector.Store(square, v + offset);
        TVector root = TVector.MultiplyAdd(TVector.Sqrt(square), RootCorrection, Epsilon);
        TVector.Store(TVector.MultiplyAdd(MinusStepSize, mean / root, old), w + offset);
    }
}
