using System.Numerics;
using DlGen.Kernels;

namespace DlGen;

/// <summary><see cref="Adam"/> or <see cref="AdamW"/> at work on one network.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed unsafe class AdamState<T> : OptimizerState<T, AdamStep<T>, AdamNumbers<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Arena<T> means;
    private readonly Arena<T> squares;
    private readonly Arena<T>? largest;
    private readonly double beta1;
    private readonly double beta2;
    private readonly bool decoupled;

    // βᵗ as a running product: Math.Pow need not give the same bits on every platform.
    private double beta1Power = 1;
    private double beta2Power = 1;

    public AdamState(StepPlaces<T> places, Optimizer rule, float beta1, float beta2, float epsilon, bool amsGrad, bool decoupled)
        : base(places, rule, new()
        {
            OneMinusBeta1 = T.CreateTruncating(1 - Optimizer.ToDouble(beta1)),
            OneMinusBeta2 = T.CreateTruncating(1 - Optimizer.ToDouble(beta2)),
            Epsilon = T.CreateTruncating(Optimizer.ToDouble(epsilon)),
            FlushAt = DlGen.Moments.FlushAt<T>(),
            FlushSquareAt = DlGen.Moments.FlushSquareAt<T>(),
        })
    {
        this.decoupled = decoupled;
        means = new Arena<T>(places.Parameters.Length);
        squares = new Arena<T>(places.Parameters.Length);
        largest = amsGrad ? new Arena<T>(places.Parameters.Length) : null;
        this.beta1 = Optimizer.ToDouble(beta1);
        this.beta2 = Optimizer.ToDouble(beta2);
    }

    public override IReadOnlyList<(string Name, Arena<T> Values)> Moments =>
        [("mean", means), ("square", squares), .. largest is null ? Array.Empty<(string, Arena<T>)>() : [("largest", largest)]];

    protected override void BeginStep()
    {
        beta1Power *= beta1;
        beta2Power *= beta2;
    }

    protected override void ResumeAfter(long steps)
    {
        (beta1Power, beta2Power) = (1, 1);
        for (long step = 0; step < steps; step++)
        {
            BeginStep();
        }
    }

    protected override void SetNumbers(ref AdamNumbers<T> numbers, double rate, double decay)
    {
        numbers.MinusStepSize = T.CreateTruncating(-rate / (1 - beta1Power));
        numbers.RootCorrection = T.CreateTruncating(1 / Math.Sqrt(1 - beta2Power));
        numbers.WeightDecay = T.CreateTruncating(decay);
        numbers.Shrink = T.CreateTruncating(1 - (rate * decay));
    }

    protected override AdamStep<T> CreateStep() =>
        new(Places.Context, means, squares, largest, Numbers.Pointer, Decays && !decoupled, Decays && decoupled);
}
