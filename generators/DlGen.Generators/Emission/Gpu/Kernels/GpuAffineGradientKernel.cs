using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>dγ = Σ dn⊙h and dβ = Σ dn over the batch, and the steps behind them.</summary>
internal sealed class GpuAffineGradientKernel : GpuKernel
{
    private readonly AffineGainGradient op;
    private readonly AffineShiftGradient? shift;

    public GpuAffineGradientKernel(FusedGraph fused, Kernel kernel, AffineGainGradient op)
        : base(fused, kernel)
    {
        this.op = op;
        shift = kernel.Tail.OfType<AffineShiftGradient>().FirstOrDefault();
    }

    public override string? SlicedSum => SlicedColumnSums(op.Input);

    protected override string Launch
    {
        get
        {
            string parameters = Text.Field(op.Gain) + (shift is null ? "" : $", {Text.Field(shift.Shift)}");
            return $"ColumnSums({Text.Field(op.OutputGradient)}, {Text.Field(op.Input)}, {Rows(op.Input)}, {Text.Plain(Graph[op.Input].Known.Columns)}, {parameters}, {StepFor(Kernel.EndOf(op)).Value});";
        }
    }

    protected override string Shapes => $"{Batched(op.OutputGradient)} → {Graph[op.Gain].Known}";
}
