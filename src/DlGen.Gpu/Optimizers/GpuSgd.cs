using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary><see cref="Sgd"/> without momentum.</summary>
internal sealed class GpuSgd : GpuOptimizer<SgdStep>
{
    public GpuSgd(Sgd sgd, GpuProgram program)
    {
        sgd.CheckNesterov();
        Step = new SgdStep(program.ParameterView, sgd.LearningRate, sgd.WeightDecay);
    }

    protected override SgdStep Step { get; }
}

/// <summary><see cref="Sgd"/> with momentum.</summary>
internal sealed class GpuMomentum : GpuOptimizer<MomentumStep>
{
    public GpuMomentum(Sgd sgd, GpuProgram program)
    {
        ArrayView<Float4> velocities = Moments(program);
        Step = new MomentumStep(program.ParameterView, velocities, sgd.LearningRate, sgd.WeightDecay, sgd.Momentum, sgd.Nesterov);
    }

    protected override MomentumStep Step { get; }
}
