using DlGen.Kernels;
using static System.FormattableString;

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

    /// <summary>
    /// Whether the root is taken of the largest v so far instead of the last (AMSGrad; Reddi, Kale and Kumar, 2018), so that the step of a
    /// parameter doesn't grow again. Off unless said otherwise.
    /// </summary>
    public bool AmsGrad { get; init; }

    /// <summary>λ: how strongly parameters are drawn to zero, as a term λw of the gradient; <see cref="Optimizer.Decays"/> says which.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float WeightDecay
    {
        get;
        init => field = CheckNotNegative(value);
    }

    internal override float WeightDecayOrZero => WeightDecay;

    private protected override string Settings =>
        Invariant($"Beta1 {Beta1}, Beta2 {Beta2}, Epsilon {Epsilon}, {Unless(false, AmsGrad, nameof(AmsGrad))}WeightDecay {WeightDecay}");

    internal override OptimizerState<T> CreateState<T>(StepPlaces<T> places) =>
        new AdamState<T>(places, this, Beta1, Beta2, Epsilon, AmsGrad, decoupled: false);
}
