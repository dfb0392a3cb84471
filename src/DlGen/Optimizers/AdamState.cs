using System.Numerics;
using DlGen.Kernels;

namespace DlGen;

/// <summary><see cref="Adam"/> or <see cref="AdamW"/> at work on one network.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed unsafe class AdamState<T> : OptimizerState<T, AdamStep<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Arena<T> parameters;
    private readonly Arena<T> means;
    private readonly Arena<T> squares;
    private readonly PinnedValue<AdamNumbers<T>> numbers;
    private readonly double beta1;
    private readonly double beta2;
    private readonly double weightDecay;
    private readonly bool decoupled;

    // βᵗ as a running product: Math.Pow need not give the same bits on every platform.
    private double beta1Power = 1;
    private double beta2Power = 1;

    public AdamState(
        Arena<T> parameters, float learningRate, float beta1, float beta2, float epsilon, float weightDecay, bool decoupled)
        : base(learningRate)
    {
        this.parameters = parameters;
        this.decoupled = decoupled;
        means = new Arena<T>(parameters.Length);
        squares = new Arena<T>(parameters.Length);
        this.beta1 = Optimizer.ToDouble(beta1);
        this.beta2 = Optimizer.ToDouble(beta2);
        this.weightDecay = Optimizer.ToDouble(weightDecay);
        numbers = new(new()
        {
            OneMinusBeta1 = T.CreateTruncating(1 - this.beta1),
            OneMinusBeta2 = T.CreateTruncating(1 - this.beta2),
            Epsilon = T.CreateTruncating(Optimizer.ToDouble(epsilon)),
            WeightDecay = T.CreateTruncating(this.weightDecay),
            FlushAt = Moments.FlushAt<T>(),
            FlushSquareAt = Moments.FlushSquareAt<T>(),
        });
    }

    protected override AdamStep<T> CreateStep()
    {
        beta1Power *= beta1;
        beta2Power *= beta2;
        numbers.Value.MinusStepSize = T.CreateTruncating(-Rate / (1 - beta1Power));
        numbers.Value.RootCorrection = T.CreateTruncating(1 / Math.Sqrt(1 - beta2Power));
        numbers.Value.Shrink = T.CreateTruncating(1 - (Rate * weightDecay));
        bool decays = weightDecay != 0;
        return new AdamStep<T>(parameters, means, squares, numbers.Pointer, decays && !decoupled, decays && decoupled);
    }
}
