using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>dx = dz·Wᵀ and the σ′ behind it: panels of 16 inputs shared among the threads, or rows where panels are few.</summary>
internal sealed class InputGradientKernel : CpuKernel
{
    private readonly LinearInputGradient op;
    private readonly EpilogueWriter epilogue;
    private readonly int panels;

    public InputGradientKernel(FusedGraph fused, Kernel kernel, LinearInputGradient op, ScalarType scalar)
        : base(fused, kernel, scalar)
    {
        this.op = op;
        panels = CpuLayout.Pieces(Graph[op.Output].Known.Columns, CpuLayout.Panel);
        epilogue = new EpilogueWriter(kernel, EpilogueName, bias: null, scalar);
    }

    private string EpilogueName => Text.Pascal(Kernel.Epilogue.LastOrDefault()?.Layer ?? op.Layer) + "Back";

    private bool AlongInputs => panels >= CpuLayout.FewPieces;

    private Division Division => AlongInputs ? Division.Columns : Division.Rows;

    private string Grain => AlongInputs ? "16" : $"{Tile}.BatchRows";

    public override IReadOnlyList<Access> Accesses =>
    [
        Access.Reads(op.OutputGradient),
        Access.Reads(TransposeKernel.NameOf(op.OutputGradient)),
        Access.Reads(op.Weight),
        .. epilogue.Loads.Select(value => Access.Reads(value, Division, Grain)),
        .. Kernel.Stored.Select(value => Access.WritesTo(value, Division, Grain)),
    ];

    public override void WriteLoops(CodeWriter code)
    {
        code.Line($"// {op.Rule,-28} ⇒  {op.Output} = {op.OutputGradient} {Text.Batched(Graph[op.OutputGradient].Known)} · {op.Weight}ᵀ {Transposed(Graph[op.Weight].Known)}");
        foreach (Elementwise fused in Kernel.Epilogue)
        {
            code.Line($"// {fused.Rule,-28} ⇒  {fused.Formula}");
        }

        string rows = Rows(op.OutputGradient);
        string call = $"{Tile}.MultiplyTransposed<{Text.Pascal(op.Layer)}Shape, {EpilogueName}>";
        string transposed = Text.Field(TransposeKernel.NameOf(op.OutputGradient));
        string gradient = Text.Field(op.OutputGradient);
        string weight = Text.Field(op.Weight);
        if (AlongInputs)
        {
            WriteShare(code, Text.Plain(panels), $"{Text.Plain(panels)} panels of 16 inputs");
            using (code.Braces($"for (int row = 0; row < {rows}; row += {Tile}.BatchRows)"))
            using (code.Braces("for (int panel = first; panel < last; panel++)"))
            {
                code.Line($"{call}({gradient}, {transposed}, row, {rows}, {weight}, panel, new({epilogue.Arguments}));");
            }

            return;
        }

        WriteShare(code, $"{rows}, {Tile}.BatchRows", "rows of the batch, a register's length at a time");
        using (code.Braces($"for (int row = first; row < last; row += {Tile}.BatchRows)"))
        using (code.Braces($"for (int panel = 0; panel < {Text.Plain(panels)}; panel++)"))
        {
            code.Line($"{call}({gradient}, {transposed}, row, last, {weight}, panel, new({epilogue.Arguments}));");
        }
    }

    public override void WriteTypes(CodeWriter code) => epilogue.Write(
        code,
        Kernel.Tail.Count == 0
            ? $"{op.Layer}'s way back: {op.Formula}, as it is."
            : $"{string.Join(", ", Kernel.Epilogue.Select(fused => $"{fused.Layer}'s way back: {fused.Formula}"))}.");

    private static string Transposed(TensorShape weight) => $"[{Text.Plain(weight.Axes[1])}×{Text.Plain(weight.Axes[0])}]";
}
