using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary><see cref="RmsProp"/>.</summary>
internal sealed class GpuRmsProp : GpuOptimizer<RmsPropStep>
{
    public GpuRmsProp(RmsProp rule, GpuProgram program, UpdateContext context)
        : base(rule)
    {
        ArrayView<Float4> squares = Moments(program);
        ArrayView<Float4> velocities = Moments(program);
        Step = new RmsPropStep(context, squares, velocities, rule.Centered ? Moments(program) : squares, new RmsPropNumbers
        {
            OneMinusSmoothing = (float)(1 - Optimizer.ToDouble(rule.Smoothing)),
            Epsilon = rule.Epsilon,
            Momentum = rule.Momentum,
            Centered = rule.Centered ? 1 : 0,
        });
    }

    protected override RmsPropStep Step { get; }
}
