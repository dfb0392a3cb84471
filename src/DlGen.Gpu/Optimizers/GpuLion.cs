namespace DlGen.Gpu.Optimizers;

/// <summary><see cref="Lion"/>.</summary>
internal sealed class GpuLion(Lion rule, GpuProgram program, UpdateContext context) : GpuOptimizer<LionStep>(rule)
{
    protected override LionStep Step { get; } = new(
        context, Moments(program), (float)(1 - Optimizer.ToDouble(rule.Beta1)), (float)(1 - Optimizer.ToDouble(rule.Beta2)));

    protected override UpdateNumbers Numbers(double rate, double decay) => new() { Rate = (float)rate, Shrink = (float)(1 - (rate * decay)) };
}
