using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary><see cref="Sgd"/> without momentum.</summary>
internal sealed class GpuSgd : GpuOptimizer<SgdStep>
{
    private readonly SgdStep step;

    public GpuSgd(Sgd sgd, GpuProgram program)
    {
        sgd.CheckNesterov();
        step = new SgdStep(program.ParameterView, sgd.LearningRate, sgd.WeightDecay);
    }

    protected override SgdStep NextStep() => step;
}

/// <summary><see cref="Sgd"/> with momentum.</summary>
internal sealed class GpuMomentum : GpuOptimizer<MomentumStep>
{
    private readonly MomentumStep step;

    public GpuMomentum(Sgd sgd, GpuProgram program)
    {
        ArrayView<Float4> velocities = Moments(program);
        step = new MomentumStep(program.ParameterView, velocities, sgd.LearningRate, sgd.WeightDecay, sgd.Momentum, sgd.Nesterov);
    }

    protected override MomentumStep NextStep() => step;
}
