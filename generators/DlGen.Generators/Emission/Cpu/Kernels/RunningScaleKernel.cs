using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>What a batch normalization multiplies each column with at inference, and what it adds: once for the whole batch.</summary>
internal sealed class RunningScaleKernel : CpuKernel
{
    private readonly RunningScale op;
    private readonly RunningShift shift;

    public RunningScaleKernel(FusedGraph fused, Kernel kernel, RunningScale op, ScalarType scalar)
        : base(fused, kernel, scalar)
    {
        this.op = op;
        shift = kernel.Tail.OfType<RunningShift>().Single();
    }

    public override IReadOnlyList<Access> Accesses =>
    [
        .. Kernel.Reads.Select(static value => Access.Reads(value, Division.Columns, "32")),
        .. Kernel.Stored.Select(static value => Access.WritesTo(value, Division.Columns, "32")),
    ];

    public override void WriteLoops(CodeWriter code)
    {
        code.Line($"// {op.Formula},  {shift.Formula}: once for all rows");
        WriteShare(code, $"{Text.Plain(CpuLayout.Padded(Graph[op.Output].Known.Columns))}, 32", "columns, in blocks of 32");
        using (code.Braces("for (int column = first; column < last; column += TVector.Count)"))
        {
            code.Line($"TVector scale = {(op.Gain is null ? Literal.Of(1, Scalar) : Load(op.Gain))} / TVector.Sqrt({Load(op.Variance)} + {Literal.Of(op.Epsilon, Scalar)});");
            code.Line($"{Text.Field(op.Output)}.Store(column, scale);");
            code.Line($"{Text.Field(shift.Output)}.Store(column, {(shift.Shift is null ? $"-({Load(shift.Mean)} * scale)" : $"{Load(shift.Shift)} - ({Load(shift.Mean)} * scale)")});");
        }
    }

    private static string Load(string value) => $"{Text.Field(value)}.Load<TVector>(column)";
}
