using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary><see cref="Lion"/>.</summary>
internal sealed class GpuLion : GpuOptimizer<LionStep>
{
    public GpuLion(Lion rule, GpuProgram program, UpdateContext context)
        : base(rule)
    {
        ArrayView<Float4> means = Moments(program);
        Kept = [("mean", means)];
        Step = new LionStep(context, means, (float)(1 - Optimizer.ToDouble(rule.Beta1)), (float)(1 - Optimizer.ToDouble(rule.Beta2)));
    }

    public override IReadOnlyList<(string Name, ArrayView<Float4> Values)> Kept { get; }

    protected override LionStep Step { get; }

    protected override UpdateNumbers Numbers(double rate, double decay) => new() { Rate = (float)rate, Shrink = (float)(1 - (rate * decay)) };
}
