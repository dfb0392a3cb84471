using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>An example's rows laid end to end: a copy, for rows lie padded in memory.</summary>
internal sealed class GpuFlattenKernel : GpuKernel
{
    private readonly Flatten op;

    public GpuFlattenKernel(FusedGraph fused, Kernel kernel, Flatten op)
        : base(fused, kernel) => this.op = op;

    protected override string Launch
    {
        get
        {
            TensorShape rows = Graph[op.Input].Known;
            return $"Flatten({Text.Field(op.Input)}, {Text.Field(op.Output)}, batch, {Text.Plain(rows.Rows)}, {Text.Plain(rows.Columns)});";
        }
    }

    protected override string Shapes => $"{Batched(op.Input)} → {Batched(op.Output)}";
}

/// <summary>The backward pass through a flattening: the row cut into the rows it was made of.</summary>
internal sealed class GpuUnflattenKernel : GpuKernel
{
    private readonly Unflatten op;

    public GpuUnflattenKernel(FusedGraph fused, Kernel kernel, Unflatten op)
        : base(fused, kernel) => this.op = op;

    protected override string Launch
    {
        get
        {
            TensorShape rows = Graph[op.Output].Known;
            return $"Unflatten({Text.Field(op.Input)}, {Text.Field(op.Output)}, batch, {Text.Plain(rows.Rows)}, {Text.Plain(rows.Columns)});";
        }
    }

    protected override string Shapes => $"{Batched(op.Input)} → {Batched(op.Output)}";
}
