using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>z = x·W + b and the activation behind it: blocks of 32 outputs shared among the threads, or rows where blocks are few.</summary>
internal sealed class MultiplyKernel : CpuKernel
{
    private readonly Linear linear;
    private readonly EpilogueWriter epilogue;
    private readonly int blocks;

    public MultiplyKernel(FusedGraph fused, Kernel kernel, Linear linear, ScalarType scalar)
        : base(fused, kernel, scalar)
    {
        this.linear = linear;
        blocks = CpuLayout.Pieces(Graph[linear.Output].Known.Columns, CpuLayout.Block);
        epilogue = new EpilogueWriter(kernel, EpilogueName, linear.Bias, scalar);
    }

    private string EpilogueName => Text.Pascal(linear.Layer) + "Out";

    private bool AlongOutputs => blocks >= CpuLayout.FewPieces;

    private Division Division => AlongOutputs ? Division.Columns : Division.Rows;

    private string Grain => AlongOutputs ? "32" : $"{Tile}.Rows";

    public override IReadOnlyList<Access> Accesses =>
    [
        AlongOutputs ? Access.Reads(linear.Input) : Access.Reads(linear.Input, Division.Rows, Grain),
        Access.Reads(linear.Weight),
        .. linear.Bias is null ? [] : new[] { Access.Reads(linear.Bias) },
        .. epilogue.Loads.Select(value => Access.Reads(value, Division, Grain)),
        .. Kernel.Stored.Select(value => Access.WritesTo(value, Division, Grain)),
    ];

    public override void WriteLoops(CodeWriter code)
    {
        TensorShape weight = Graph[linear.Weight].Known;
        string product = $"{linear.Output} {Text.Batched(Graph[linear.Output].Known)} = {linear.Input} {Text.Batched(Graph[linear.Input].Known)} · {linear.Weight} {weight}"
            + (linear.Bias is null ? "" : $" + {linear.Bias}");
        code.Line("// " + string.Join(",  ", new[] { product }.Concat(Kernel.Epilogue.Select(op => op.Formula))));
        string rows = Rows(linear.Input);
        string call = $"{Tile}.Multiply<{Text.Pascal(linear.Layer)}Shape, {EpilogueName}>";
        if (AlongOutputs)
        {
            WriteShare(code, Text.Plain(blocks), $"{Text.Plain(blocks)} blocks of 32 outputs");
            using (code.Braces("for (int block = first; block < last; block++)"))
            using (code.Braces($"for (int row = 0; row < {rows}; row += {Tile}.Rows)"))
            {
                code.Line($"{call}({Text.Field(linear.Input)}, row, {rows}, {Text.Field(linear.Weight)}, block, new({epilogue.Arguments}));");
            }

            return;
        }

        WriteShare(code, $"{rows}, {Tile}.Rows", "rows of the batch, a tile's height at a time");
        using (code.Braces($"for (int row = first; row < last; row += {Tile}.Rows)"))
        {
            if (blocks == 1)
            {
                code.Line($"{call}({Text.Field(linear.Input)}, row, last, {Text.Field(linear.Weight)}, block: 0, new({epilogue.Arguments}));");
                return;
            }

            using (code.Braces($"for (int block = 0; block < {Text.Plain(blocks)}; block++)"))
            {
                code.Line($"{call}({Text.Field(linear.Input)}, row, last, {Text.Field(linear.Weight)}, block, new({epilogue.Arguments}));");
            }
        }
    }

    public override void WriteTypes(CodeWriter code)
    {
        TensorShape weight = Graph[linear.Weight].Known;
        code.Line();
        code.Line($"/// <summary>{linear.Layer}: {Text.Plain(weight.Axes[0])} → {Text.Plain(weight.Axes[1])}.</summary>");
        using (code.Braces($"private readonly struct {Text.Pascal(linear.Layer)}Shape : ILinearShape"))
        {
            code.Line($"public static int Inputs => {Text.Plain(weight.Axes[0])};");
            code.Line($"public static int Outputs => {Text.Plain(weight.Axes[1])};");
        }

        epilogue.Write(
            code,
            $"{linear.Layer}'s way out: {string.Join(", ", Kernel.Ops.Select(op => op.Formula))}.",
            Kernel.Epilogue.Where(op => op.Sentence.Length > 0).Select(op => $"{op.Layer}: {op.Sentence}.").ToArray());
    }
}
