using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary><see cref="Sgd"/> without momentum.</summary>
internal sealed class GpuSgd : GpuOptimizer<SgdStep>
{
    public GpuSgd(Sgd sgd, UpdateContext context)
        : base(sgd)
    {
        sgd.CheckNesterov();
        Step = new SgdStep(context);
    }

    protected override SgdStep Step { get; }
}

/// <summary><see cref="Sgd"/> with momentum.</summary>
internal sealed class GpuMomentum : GpuOptimizer<MomentumStep>
{
    private readonly double dampening;

    public GpuMomentum(Sgd sgd, GpuProgram program, UpdateContext context)
        : base(sgd)
    {
        sgd.CheckNesterov();
        dampening = Optimizer.ToDouble(sgd.Dampening);
        ArrayView<Float4> velocity = Moments(program);
        Kept = [("velocity", velocity)];
        Step = new MomentumStep(context, velocity, sgd.Momentum, sgd.Nesterov);
    }

    public override IReadOnlyList<(string Name, ArrayView<Float4> Values)> Kept { get; }

    protected override MomentumStep Step { get; }

    protected override UpdateNumbers Numbers(double rate, double decay) =>
        base.Numbers(rate, decay) with { Taken = Updates == 1 ? 1f : (float)(1 - dampening) };
}
