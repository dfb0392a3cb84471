using DlGen.Gpu.Kernels;
using DlGen.Gpu.Training;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu.Optimizers;

/// <summary>
/// <see cref="Adam"/> and <see cref="AdamW"/>. What changes from step to step is computed in double precision, as on the
/// processor, and for a whole epoch at once: it waits on the device.
/// </summary>
internal sealed class GpuAdam : GpuOptimizer<AdamStep>
{
    private readonly AdamCorrections[] corrections;
    private readonly ArrayView<AdamCorrections> onDevice;
    private readonly double rate;
    private readonly double beta1;
    private readonly double beta2;
    private double beta1Power = 1;
    private double beta2Power = 1;

    public GpuAdam(
        GpuProgram program, StepCount steps, float learningRate, float beta1, float beta2, float epsilon, float weightDecay, bool decoupled)
    {
        rate = Optimizer.ToDouble(learningRate);
        this.beta1 = Optimizer.ToDouble(beta1);
        this.beta2 = Optimizer.ToDouble(beta2);
        corrections = new AdamCorrections[steps.InEpoch];
        onDevice = program.Memory.Allocate<AdamCorrections>(steps.InEpoch, "Adam's bias corrections").View;
        ArrayView<Float4> means = Moments(program);
        Step = new AdamStep(program.ParameterView, means, Moments(program), new PerStep<AdamCorrections>(onDevice, steps.Begun), new AdamNumbers
        {
            OneMinusBeta1 = (float)(1 - this.beta1),
            OneMinusBeta2 = (float)(1 - this.beta2),
            Epsilon = epsilon,
            WeightDecay = decoupled ? 0f : weightDecay,
            Shrink = decoupled ? (float)(1 - (rate * Optimizer.ToDouble(weightDecay))) : 1f,
        });
    }

    protected override AdamStep Step { get; }

    public override void BeginEpoch()
    {
        for (int step = 0; step < corrections.Length; step++)
        {
            beta1Power *= beta1;
            beta2Power *= beta2;
            corrections[step].StepSize = (float)(rate / (1 - beta1Power));
            corrections[step].Root = (float)(1 / Math.Sqrt(1 - beta2Power));
        }

        onDevice.CopyFromCPU(corrections);
    }
}
