using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>p = softmax(z), in z's place.</summary>
internal sealed class SoftmaxKernel : RowKernel
{
    private readonly Softmax op;

    public SoftmaxKernel(FusedGraph fused, Kernel kernel, Softmax op, ScalarType scalar)
        : base(fused, kernel, op.Logits, scalar) => this.op = op;

    public override (string Result, string Source)? InPlace => (op.Output, op.Logits);

    public override void WriteLoops(CodeWriter code)
    {
        code.Line($"// {op.Formula}: e^z over its sum, the largest z taken off first so that nothing overflows");
        using (RowLoop(code))
        {
            SoftmaxWriter.Write(code, op.Logits, op.Output, Width, PaddedWidth, Keyword);
            code.Line();
            using (ColumnLoop(code))
            {
                string p = Text.Field(op.Output);
                code.Line($"{p}.Store(row, column, {p}.Load<TVector>(row, column) / sum);");
            }
        }
    }
}
