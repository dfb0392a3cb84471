using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>db = Σ dz over the batch, and the step behind it: blocks of 32 outputs shared among the threads.</summary>
internal sealed class BiasGradientKernel : CpuKernel
{
    private readonly LinearBiasGradient op;
    private readonly int columns;
    private readonly int blocks;

    public BiasGradientKernel(FusedGraph fused, Kernel kernel, LinearBiasGradient op, ScalarType scalar)
        : base(fused, kernel, scalar)
    {
        this.op = op;
        columns = Graph[op.OutputGradient].Known.Columns;
        blocks = CpuLayout.Pieces(columns, CpuLayout.Block);
    }

    public override IReadOnlyList<Access> Accesses =>
    [
        Access.Reads(op.OutputGradient, Division.Columns, "32"),
        .. StepAccesses(op, Division.Columns, "32"),
    ];

    public override void WriteLoops(CodeWriter code)
    {
        code.Line($"// {op.Rule,-28} ⇒  {op.Formula}{StepFormula(op)}");
        WriteShare(code, Text.Plain(blocks));
        using (code.Braces("for (int block = first; block < last; block++)"))
        {
            code.Line($"{ColumnSums}.OfValues({Text.Field(op.OutputGradient)}, {Rows(op.OutputGradient)}, {Text.Plain(columns)}, {Text.Field(op.Bias)}, block, {StepFor(op).Variable});");
        }
    }
}
