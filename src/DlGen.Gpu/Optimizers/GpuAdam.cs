using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary><see cref="Adam"/> and <see cref="AdamW"/>.</summary>
internal sealed class GpuAdam : GpuOptimizer<AdamStep>
{
    private readonly double beta1;
    private readonly double beta2;
    private readonly bool decoupled;
    private double beta1Power = 1;
    private double beta2Power = 1;

    public GpuAdam(Optimizer rule, GpuProgram program, UpdateContext context, (float First, float Second) betas, float epsilon, bool amsGrad, bool decoupled)
        : base(rule)
    {
        beta1 = Optimizer.ToDouble(betas.First);
        beta2 = Optimizer.ToDouble(betas.Second);
        this.decoupled = decoupled;
        ArrayView<Float4> means = Moments(program);
        ArrayView<Float4> squares = Moments(program);
        ArrayView<Float4> largest = amsGrad ? Moments(program) : squares;
        Kept = [("mean", means), ("square", squares), .. amsGrad ? [("largest", largest)] : Array.Empty<(string, ArrayView<Float4>)>()];
        Step = new AdamStep(context, means, squares, largest, new AdamNumbers
        {
            OneMinusBeta1 = (float)(1 - beta1),
            OneMinusBeta2 = (float)(1 - beta2),
            Epsilon = epsilon,
            AmsGrad = amsGrad ? 1 : 0,
        });
    }

    public override IReadOnlyList<(string Name, ArrayView<Float4> Values)> Kept { get; }

    protected override AdamStep Step { get; }

    protected override void BeginUpdate()
    {
        beta1Power *= beta1;
        beta2Power *= beta2;
    }

    protected override UpdateNumbers Numbers(double rate, double decay) => new()
    {
        Rate = (float)(rate / (1 - beta1Power)),
        Root = (float)(1 / Math.Sqrt(1 - beta2Power)),
        WeightDecay = decoupled ? 0f : (float)decay,
        Shrink = decoupled ? (float)(1 - (rate * decay)) : 1f,
    };
}
