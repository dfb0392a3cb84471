using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary><see cref="RmsProp"/>.</summary>
internal sealed class GpuRmsProp : GpuOptimizer<RmsPropStep>
{
    public GpuRmsProp(RmsProp rule, GpuProgram program)
    {
        ArrayView<Float4> squares = Moments(program);
        Step = new RmsPropStep(program.ParameterView, squares, Moments(program), new RmsPropNumbers
        {
            Rate = rule.LearningRate,
            OneMinusSmoothing = (float)(1 - Optimizer.ToDouble(rule.Smoothing)),
            Epsilon = rule.Epsilon,
            Momentum = rule.Momentum,
            WeightDecay = rule.WeightDecay,
        });
    }

    protected override RmsPropStep Step { get; }
}
