using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>What a batch normalization multiplies each column with at inference, and what it adds.</summary>
internal sealed class GpuRunningScaleKernel : GpuKernel
{
    private readonly RunningScale op;
    private readonly RunningShift shift;

    public GpuRunningScaleKernel(FusedGraph fused, Kernel kernel, RunningScale op)
        : base(fused, kernel)
    {
        this.op = op;
        shift = kernel.Tail.OfType<RunningShift>().Single();
    }

    protected override string Launch
    {
        get
        {
            string from = string.Join(", ", new[] { op.Gain, shift.Shift, shift.Mean, op.Variance }.OfType<string>().Select(Text.Field));
            return $"RunningScale({from}, {Text.Plain(Graph[op.Output].Known.Columns)}, {Literal.Of(op.Epsilon, ScalarType.Float)}, {Text.Field(op.Output)}, {Text.Field(shift.Output)});";
        }
    }

    protected override string Shapes => Graph[op.Output].Known.ToString();
}
