using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>z = x·W + b and the activation behind it: blocks of 32 outputs shared among the threads, or rows where blocks are few.</summary>
internal sealed class MultiplyKernel : ProductKernel
{
    private readonly StraightProduct op;
    private readonly int blocks;

    public MultiplyKernel(FusedGraph fused, Kernel kernel, StraightProduct op, ScalarType scalar)
        : base(fused, kernel, op, scalar)
    {
        this.op = op;
        blocks = CpuLayout.Pieces(Graph[op.Output].Known.Columns, CpuLayout.Block);
    }

    private bool AlongOutputs => blocks >= CpuLayout.FewPieces;

    private Division Division => AlongOutputs ? Division.Columns : Division.Rows;

    private string Grain => AlongOutputs ? "32" : $"{Tile}.Rows";

    public override IReadOnlyList<Access> Accesses =>
    [
        AlongOutputs ? Access.Reads(op.Left) : Access.Reads(op.Left, Division.Rows, Grain),
        Access.Reads(op.Weight),
        .. op.Bias is null ? [] : new[] { Access.Reads(op.Bias) },
        .. Epilogue.Loads.Select(value => Access.Reads(value, Division, Grain)),
        .. Kernel.Stored.Select(value => Access.WritesTo(value, Division, Grain)),
    ];

    public override void WriteLoops(CodeWriter code)
    {
        WriteFormulas(code);
        string rows = Rows(op.Left);
        string call = $"{Tile}.Multiply<{ProductText.ShapeOf(Graph, op.Weight)}, {EpilogueName}>";
        if (AlongOutputs)
        {
            WriteShare(code, Text.Plain(blocks), $"{Text.Plain(blocks)} blocks of 32 outputs");
            using (code.Braces("for (int block = first; block < last; block++)"))
            using (code.Braces($"for (int row = 0; row < {rows}; row += {Tile}.Rows)"))
            {
                code.Line($"{call}({Text.Field(op.Left)}, row, {rows}, {Text.Field(op.Weight)}, block, new({Epilogue.Arguments}));");
            }

            return;
        }

        WriteShare(code, $"{rows}, {Tile}.Rows", "rows of the batch, a tile's height at a time");
        using (code.Braces($"for (int row = first; row < last; row += {Tile}.Rows)"))
        {
            if (blocks == 1)
            {
                code.Line($"{call}({Text.Field(op.Left)}, row, last, {Text.Field(op.Weight)}, block: 0, new({Epilogue.Arguments}));");
                return;
            }

            using (code.Braces($"for (int block = 0; block < {Text.Plain(blocks)}; block++)"))
            {
                code.Line($"{call}({Text.Field(op.Left)}, row, last, {Text.Field(op.Weight)}, block, new({Epilogue.Arguments}));");
            }
        }
    }
}
