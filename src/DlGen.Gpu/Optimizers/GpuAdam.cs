using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary><see cref="Adam"/> and <see cref="AdamW"/>. What changes from step to step is computed in double precision, as on the processor.</summary>
internal sealed class GpuAdam : GpuOptimizer<AdamStep>
{
    private readonly ArrayView<Float4> parameters;
    private readonly ArrayView<Float4> means;
    private readonly ArrayView<Float4> squares;
    private readonly double rate;
    private readonly double beta1;
    private readonly double beta2;
    private AdamNumbers numbers;
    private double beta1Power = 1;
    private double beta2Power = 1;

    public GpuAdam(
        GpuProgram program, float learningRate, float beta1, float beta2, float epsilon, float weightDecay, bool decoupled)
    {
        parameters = program.ParameterView;
        means = Moments(program);
        squares = Moments(program);
        rate = Optimizer.ToDouble(learningRate);
        this.beta1 = Optimizer.ToDouble(beta1);
        this.beta2 = Optimizer.ToDouble(beta2);
        numbers.OneMinusBeta1 = (float)(1 - this.beta1);
        numbers.OneMinusBeta2 = (float)(1 - this.beta2);
        numbers.Epsilon = epsilon;
        numbers.WeightDecay = decoupled ? 0f : weightDecay;
        numbers.Shrink = decoupled ? (float)(1 - (rate * Optimizer.ToDouble(weightDecay))) : 1f;
    }

    protected override AdamStep NextStep()
    {
        beta1Power *= beta1;
        beta2Power *= beta2;
        numbers.StepSize = (float)(rate / (1 - beta1Power));
        numbers.RootCorrection = (float)(1 / Math.Sqrt(1 - beta2Power));
        return new AdamStep(parameters, means, squares, numbers);
    }
}
