using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>dW = xᵀ·dz and the step behind it.</summary>
internal sealed class GpuWeightGradientKernel : GpuKernel
{
    private readonly LinearWeightGradient op;

    public GpuWeightGradientKernel(FusedGraph fused, Kernel kernel, LinearWeightGradient op)
        : base(fused, kernel) => this.op = op;

    protected override string Launch =>
        $"OuterSum<{Text.Pascal(op.Layer)}Shape, TStep>({Text.Field(op.Input)}, {Text.Field(op.OutputGradient)}, {Rows(op.OutputGradient)}, {Text.Field(op.Weight)}, step);";

    protected override string Shapes => $"{Batched(op.Input)}ᵀ · {Batched(op.OutputGradient)} → {Graph[op.Weight].Known}";
}
