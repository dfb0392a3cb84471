using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>A batch normalization with its scale and shift and the activation behind it.</summary>
internal sealed class GpuBatchNormalizeKernel : GpuKernel
{
    private readonly BatchMean op;
    private readonly GpuAffineWriter epilogue;

    public GpuBatchNormalizeKernel(FusedGraph fused, Kernel kernel, BatchMean op)
        : base(fused, kernel)
    {
        this.op = op;
        epilogue = new GpuAffineWriter(Graph, kernel, [.. kernel.Stored.Where(value => !Graph.IsPerColumn(value))]);
    }

    protected override string Launch
    {
        get
        {
            BatchStandardize standardize = Kernel.Tail.OfType<BatchStandardize>().Single();
            string moments = $"{Text.Field(op.Output)}, {Text.Field(standardize.Variance)}";
            return $"BatchNormalize({Text.Field(op.Input)}, {moments}, {Rows(op.Input)}, {Text.Plain(Graph[op.Input].Known.Columns)}, "
                + $"{Literal.Of(standardize.Epsilon, ScalarType.Float)}, {epilogue.Creation});";
        }
    }

    protected override string Shapes => Batched(op.Input);

    public override void WriteTypes(CodeWriter code) => epilogue.Write(code);
}
