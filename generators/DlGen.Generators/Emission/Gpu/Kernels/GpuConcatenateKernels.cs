using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>Values' columns side by side.</summary>
internal sealed class GpuConcatenateKernel : GpuKernel
{
    private readonly Concatenate op;

    public GpuConcatenateKernel(FusedGraph fused, Kernel kernel, Concatenate op)
        : base(fused, kernel) => this.op = op;

    protected override string Launch =>
        $"Concatenate({Text.Field(op.Output)}, {Rows(op.Output)}, {string.Join(", ", op.Parts.Select(part => $"({Text.Field(part)}, {Text.Plain(Graph[part].Known.Columns)})"))});";

    protected override string Shapes => $"{string.Join(", ", op.Parts.Select(Batched))} → {Batched(op.Output)}";
}

/// <summary>The backward pass through a concatenation: each value's columns of the gradient.</summary>
internal sealed class GpuSliceKernel : GpuKernel
{
    private readonly Slice op;

    public GpuSliceKernel(FusedGraph fused, Kernel kernel, Slice op)
        : base(fused, kernel) => this.op = op;

    protected override string Launch =>
        $"Slice({Text.Field(op.Input)}, {Text.Plain(op.Start)}, {Text.Field(op.Output)}, {Text.Plain(Graph[op.Output].Known.Columns)}, {Rows(op.Output)});";

    protected override string Shapes => $"{Batched(op.Input)} → {Batched(op.Output)}";
}
