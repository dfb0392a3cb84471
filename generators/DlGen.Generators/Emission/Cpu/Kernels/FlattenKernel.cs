using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>An example's rows laid end to end: a copy, for rows lie padded in memory.</summary>
internal sealed class FlattenKernel : CpuKernel
{
    private readonly Flatten op;

    public FlattenKernel(FusedGraph fused, Kernel kernel, Flatten op, ScalarType scalar)
        : base(fused, kernel, scalar) => this.op = op;

    public override IReadOnlyList<Access> Accesses =>
        [Access.Reads(op.Input), Access.WritesTo(op.Output, Division.Rows, "1")];

    public override void WriteLoops(CodeWriter code)
    {
        TensorShape rows = Graph[op.Input].Known;
        code.Line($"// {op.Output} {Text.Batched(Graph[op.Output].Known)}: the {Text.Plain(rows.Rows)} rows of {op.Input} end to end");
        WriteShare(code, "batch", "examples");
        using (code.Braces("for (int row = first; row < last; row++)"))
        {
            code.Line($"{Text.Field(op.Output)}.Gather(row, {Text.Field(op.Input)}, {Text.Plain(rows.Rows)}, {Text.Plain(rows.Columns)});");
        }
    }
}

/// <summary>A row cut into rows: a sequence among several inputs, or in the backward pass the rows it was made of.</summary>
internal sealed class UnflattenKernel : CpuKernel
{
    private readonly Unflatten op;

    public UnflattenKernel(FusedGraph fused, Kernel kernel, Unflatten op, ScalarType scalar)
        : base(fused, kernel, scalar) => this.op = op;

    public override IReadOnlyList<Access> Accesses =>
        [Access.Reads(op.Input), Access.WritesTo(op.Output, Division.Whole, "")];

    public override void WriteLoops(CodeWriter code)
    {
        TensorShape rows = Graph[op.Output].Known;
        code.Line(op.Rule.Length == 0
            ? $"// {op.Output} {Text.Batched(rows)}: {op.Input} cut into {Text.Plain(rows.Rows)} rows"
            : $"// {op.Rule,-28} ⇒  {op.Output}: {op.Input} cut into {Text.Plain(rows.Rows)} rows again");
        WriteShare(code, "batch", "examples");
        using (code.Braces("for (int row = first; row < last; row++)"))
        {
            code.Line($"{Text.Field(op.Input)}.Scatter(row, {Text.Field(op.Output)}, {Text.Plain(rows.Rows)}, {Text.Plain(rows.Columns)});");
        }
    }
}
