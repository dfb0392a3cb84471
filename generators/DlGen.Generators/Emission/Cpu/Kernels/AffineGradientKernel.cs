using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>dγ = Σ dn⊙h and dβ = Σ dn over the batch, and the steps behind them: blocks of 32 columns shared among the threads.</summary>
internal sealed class AffineGradientKernel : CpuKernel
{
    private readonly AffineGainGradient op;
    private readonly AffineShiftGradient? shift;
    private readonly int columns;

    public AffineGradientKernel(FusedGraph fused, Kernel kernel, AffineGainGradient op, ScalarType scalar)
        : base(fused, kernel, scalar)
    {
        this.op = op;
        shift = kernel.Tail.OfType<AffineShiftGradient>().FirstOrDefault();
        columns = Graph[op.Input].Known.Columns;
    }

    public override IReadOnlyList<Access> Accesses =>
    [
        Access.Reads(op.OutputGradient, Division.Columns, "32"),
        Access.Reads(op.Input, Division.Columns, "32"),
        .. StepAccesses(op, Division.Columns, "32"),
        .. shift is null ? [] : StepAccesses(shift, Division.Columns, "32"),
    ];

    public override void WriteLoops(CodeWriter code)
    {
        code.Line($"// {op.Rule,-28} ⇒  {op.Formula}{StepFormula(op)}");
        if (shift is not null)
        {
            code.Line($"// {"",-28} ⇒  {shift.Formula}{StepFormula(shift)}");
        }

        string dn = Text.Field(op.OutputGradient);
        WriteShare(code, Text.Plain(CpuLayout.Pieces(columns, CpuLayout.Block)), "blocks of 32 columns");
        using (code.Braces("for (int block = first; block < last; block++)"))
        {
            code.Line($"{ColumnSums}.OfProducts({dn}, {Text.Field(op.Input)}, {Rows(op.Input)}, {Text.Plain(columns)}, {Text.Field(op.Gain)}, block, {StepFor(op).Variable});");
            if (shift is not null)
            {
                code.Line($"{ColumnSums}.OfValues({dn}, {Rows(op.Input)}, {Text.Plain(columns)}, {Text.Field(shift.Shift)}, block, {StepFor(shift).Variable});");
            }
        }
    }
}
