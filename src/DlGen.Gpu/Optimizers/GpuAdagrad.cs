using DlGen.Gpu.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu.Optimizers;

/// <summary><see cref="Adagrad"/>.</summary>
internal sealed class GpuAdagrad : GpuOptimizer<AdagradStep>
{
    private readonly double rateDecay;

    public GpuAdagrad(Adagrad rule, GpuProgram program, UpdateContext context)
        : base(rule)
    {
        rateDecay = Optimizer.ToDouble(rule.LearningRateDecay);
        ArrayView<Float4> sums = Moments(program);
        if (rule.InitialAccumulator != 0f)
        {
            var start = new Float4[sums.Length];
            Array.Fill(start, rule.InitialAccumulator);
            sums.CopyFromCPU(start);
        }

        Kept = [("sum", sums)];
        Step = new AdagradStep(context, sums, rule.Epsilon);
    }

    public override IReadOnlyList<(string Name, ArrayView<Float4> Values)> Kept { get; }

    protected override AdagradStep Step { get; }

    protected override UpdateNumbers Numbers(double rate, double decay) => base.Numbers(rate / (1 + ((Updates - 1) * rateDecay)), decay);
}
