using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>Values' columns side by side: a copy, row by row.</summary>
internal sealed class ConcatenateKernel : CpuKernel
{
    private readonly Concatenate op;

    public ConcatenateKernel(FusedGraph fused, Kernel kernel, Concatenate op, ScalarType scalar)
        : base(fused, kernel, scalar) => this.op = op;

    public override IReadOnlyList<Access> Accesses =>
        [.. op.Parts.Select(static part => Access.Reads(part, Division.Rows, "1")), Access.WritesTo(op.Output, Division.Rows, "1")];

    public override void WriteLoops(CodeWriter code)
    {
        code.Line($"// {op.Formula}: {string.Join(" and ", op.Parts.Select(part => Text.Batched(Graph[part].Known)))} side by side");
        WriteShare(code, Rows(op.Output), "rows of the batch");
        using (code.Braces("for (int row = first; row < last; row++)"))
        {
            int column = 0;
            foreach (string part in op.Parts)
            {
                int columns = Graph[part].Known.Columns;
                code.Line($"{Text.Field(op.Output)}.CopyColumns(row, column: {Text.Plain(column)}, {Text.Field(part)}, from: 0, {Text.Plain(columns)});");
                column += columns;
            }
        }
    }
}

/// <summary>Some of a value's columns: an input of several, or in the backward pass what belongs to one value.</summary>
internal sealed class SliceKernel : CpuKernel
{
    private readonly Slice op;

    public SliceKernel(FusedGraph fused, Kernel kernel, Slice op, ScalarType scalar)
        : base(fused, kernel, scalar) => this.op = op;

    public override IReadOnlyList<Access> Accesses =>
        [Access.Reads(op.Input, Division.Rows, "1"), Access.WritesTo(op.Output, Division.Rows, "1")];

    public override void WriteLoops(CodeWriter code)
    {
        code.Line(op.Rule.Length == 0 ? $"// {op.Output} {Text.Batched(Graph[op.Output].Known)}: {op.Input} from column {Text.Plain(op.Start)} on" : $"// {op.Rule,-28} ⇒  {op.Formula}");
        WriteShare(code, Rows(op.Output), "rows of the batch");
        using (code.Braces("for (int row = first; row < last; row++)"))
        {
            code.Line($"{Text.Field(op.Output)}.CopyColumns(row, column: 0, {Text.Field(op.Input)}, from: {Text.Plain(op.Start)}, {Text.Plain(Graph[op.Output].Known.Columns)});");
        }
    }
}
