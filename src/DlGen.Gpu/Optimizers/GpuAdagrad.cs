namespace DlGen.Gpu.Optimizers;

/// <summary><see cref="Adagrad"/>.</summary>
internal sealed class GpuAdagrad(Adagrad rule, GpuProgram program) : GpuOptimizer<AdagradStep>
{
    protected override AdagradStep Step { get; } = new(program.ParameterView, Moments(program), rule.LearningRate, rule.WeightDecay, rule.Epsilon);
}
