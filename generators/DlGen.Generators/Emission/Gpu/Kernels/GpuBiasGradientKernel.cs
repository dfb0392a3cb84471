using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>db = Σ dz with the step behind it, where it isn't computed beside the weights' gradient.</summary>
internal sealed class GpuBiasGradientKernel : GpuKernel
{
    private readonly LinearBiasGradient op;

    public GpuBiasGradientKernel(FusedGraph fused, Kernel kernel, LinearBiasGradient op)
        : base(fused, kernel) => this.op = op;

    public override string? SlicedSum => SlicedColumnSums(op.OutputGradient);

    protected override string Launch =>
        $"ColumnSums({Text.Field(op.OutputGradient)}, {Rows(op.OutputGradient)}, {Text.Plain(Graph[op.OutputGradient].Known.Columns)}, {Text.Field(op.Bias)}, {StepFor(Kernel.EndOf(op)).Value});";

    protected override string Shapes => $"{Batched(op.OutputGradient)} → {Graph[op.Bias].Known}";
}
