using DlGen.Kernels;
using static System.FormattableString;

namespace DlGen;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter, 2019) by the formulas of PyTorch's torch.optim.AdamW:
/// w ← w − ηλw, then a step of <see cref="Adam"/> with the gradient as it is.
/// </summary>
/// <param name="learningRate">η: how far a step goes.</param>
/// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or not finite.</exception>
public sealed class AdamW(float learningRate = 1e-3f) : Optimizer(learningRate)
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

    /// <summary>λ: how strongly parameters are drawn to zero, apart from their gradients; it applies to biases too.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float WeightDecay
    {
        get;
        init => field = CheckNotNegative(value);
    } = 1e-2f;

    private protected override string Settings =>
        Invariant($"Beta1 {Beta1}, Beta2 {Beta2}, Epsilon {Epsilon}, WeightDecay {WeightDecay}");

    internal override OptimizerState<T> CreateState<T>(Arena<T> parameters) =>
        new AdamState<T>(parameters, LearningRate, Beta1, Beta2, Epsilon, WeightDecay, decoupled: true);
}
