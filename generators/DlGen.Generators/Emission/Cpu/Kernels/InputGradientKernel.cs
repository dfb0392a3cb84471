using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>
/// dx = dz·Wᵀ and the σ′ behind it, or z = x·Wᵀ + b of a layer with another's weights: panels of 16 inputs of W shared among the
/// threads, or rows where panels are few.
/// </summary>
internal sealed class InputGradientKernel : ProductKernel
{
    private readonly TransposedProduct op;
    private readonly int panels;

    public InputGradientKernel(FusedGraph fused, Kernel kernel, TransposedProduct op, ScalarType scalar)
        : base(fused, kernel, op, scalar)
    {
        this.op = op;
        panels = CpuLayout.Pieces(Graph[op.Output].Known.Columns, CpuLayout.Panel);
    }

    private bool AlongInputs => panels >= CpuLayout.FewPieces;

    private Division Division => AlongInputs ? Division.Columns : Division.Rows;

    private string Grain => AlongInputs ? "16" : $"{Tile}.BatchRows";

    public override IReadOnlyList<Access> Accesses =>
    [
        Access.Reads(op.Left),
        Access.Reads(TransposeKernel.NameOf(op.Left)),
        Access.Reads(op.Weight),
        .. op.Bias is null ? [] : new[] { Access.Reads(op.Bias) },
        .. Epilogue.Loads.Select(value => Access.Reads(value, Division, Grain)),
        .. Kernel.Stored.Select(value => Access.WritesTo(value, Division, Grain)),
    ];

    public override void WriteLoops(CodeWriter code)
    {
        WriteFormulas(code);
        string rows = Rows(op.Left);

        // A prediction is the same alone and in any batch; a gradient need not be.
        string method = op is LinearInputGradient ? "MultiplyTransposed" : "MultiplyTransposedInOrder";
        string call = $"{Tile}.{method}<{ProductText.ShapeOf(Graph, op.Weight)}, {EpilogueName}>";
        string transposed = Text.Field(TransposeKernel.NameOf(op.Left));
        string left = Text.Field(op.Left);
        string weight = Text.Field(op.Weight);
        if (AlongInputs)
        {
            WriteShare(code, Text.Plain(panels), $"{Text.Plain(panels)} panels of 16 inputs");
            using (code.Braces($"for (int row = 0; row < {rows}; row += {Tile}.BatchRows)"))
            using (code.Braces("for (int panel = first; panel < last; panel++)"))
            {
                code.Line($"{call}({left}, {transposed}, row, {rows}, {weight}, panel, new({Epilogue.Arguments}));");
            }

            return;
        }

        WriteShare(code, $"{rows}, {Tile}.BatchRows", "rows of the batch, a register's length at a time");
        using (code.Braces($"for (int row = first; row < last; row += {Tile}.BatchRows)"))
        using (code.Braces($"for (int panel = 0; panel < {Text.Plain(panels)}; panel++)"))
        {
            code.Line($"{call}({left}, {transposed}, row, last, {weight}, panel, new({Epilogue.Arguments}));");
        }
    }
}
