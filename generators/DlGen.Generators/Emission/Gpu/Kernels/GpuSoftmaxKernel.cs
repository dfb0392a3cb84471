using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>p = softmax(z).</summary>
internal sealed class GpuSoftmaxKernel : GpuKernel
{
    private readonly Softmax op;

    public GpuSoftmaxKernel(FusedGraph fused, Kernel kernel, Softmax op)
        : base(fused, kernel) => this.op = op;

    protected override string Launch =>
        $"Softmax({Text.Field(op.Logits)}, {Text.Field(op.Output)}, {Rows(op.Logits)}, {Text.Plain(Graph[op.Logits].Known.Columns)});";

    protected override string GroupCall =>
        $"Softmax({Text.Field(op.Logits)}, {Text.Field(op.Output)}, {Text.Plain(Graph[op.Logits].Known.Columns)});";

    protected override string Shapes => Batched(op.Output);
}
