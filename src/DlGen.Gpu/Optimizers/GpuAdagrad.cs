namespace DlGen.Gpu.Optimizers;

/// <summary><see cref="Adagrad"/>.</summary>
internal sealed class GpuAdagrad(Adagrad rule, GpuProgram program) : GpuOptimizer<AdagradStep>
{
    private readonly AdagradStep step = new(program.ParameterView, Moments(program), rule.LearningRate, rule.WeightDecay, rule.Epsilon);

    protected override AdagradStep NextStep() => step;
}
