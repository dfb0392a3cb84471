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
        ArrayView<Float4> means = rule.Centered ? Moments(program) : squares;
        Kept =
        [
            ("square", squares),
            .. rule.Centered ? [("mean", means)] : Array.Empty<(string, ArrayView<Float4>)>(),
            .. rule.Momentum != 0f ? [("velocity", velocities)] : Array.Empty<(string, ArrayView<Float4>)>(),
        ];
        Step = new RmsPropStep(context, squares, velocities, means, new RmsPropNumbers
        {
            OneMinusSmoothing = (float)(1 - Optimizer.ToDouble(rule.Smoothing)),
            Epsilon = rule.Epsilon,
            Momentum = rule.Momentum,
            Centered = rule.Centered ? 1 : 0,
        });
    }

    public override IReadOnlyList<(string Name, ArrayView<Float4> Values)> Kept { get; }

    protected override RmsPropStep Step { get; }
}
