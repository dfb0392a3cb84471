using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>db = Σ dz over the batch, and the step behind it.</summary>
internal sealed class GpuBiasGradientKernel : GpuKernel
{
    private readonly LinearBiasGradient op;

    public GpuBiasGradientKernel(FusedGraph fused, Kernel kernel, LinearBiasGradient op)
        : base(fused, kernel) => this.op = op;

    protected override string Launch =>
        $"Sum<{Text.Pascal(op.Layer)}Shape, TStep>({Text.Field(op.OutputGradient)}, {Rows(op.OutputGradient)}, {Text.Field(op.Bias)}, step);";

    protected override string Shapes => $"{Batched(op.OutputGradient)} → {Graph[op.Bias].Known}";
}
