using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>The backward pass through a normalization to its input, and the σ′ behind it, row by row.</summary>
internal sealed class NormalizeGradientKernel : RowMethodKernel
{
    private readonly AffineInputGradient op;
    private readonly StandardizeInputGradient gradient;

    public NormalizeGradientKernel(FusedGraph fused, Kernel kernel, AffineInputGradient op, ScalarType scalar)
        : base(fused, kernel, op.Output, scalar)
    {
        this.op = op;
        gradient = kernel.Tail.OfType<StandardizeInputGradient>().Single();
    }

    protected override string ClassName => Text.Pascal(op.Layer) + "Back";

    protected override string Summary => $"{op.Layer}'s way back: {string.Join(", ", Kernel.Ops.Select(static part => part.Formula))}.";

    protected override IEnumerable<string> Formulas => Kernel.Ops.Select(static part => $"{part.Rule,-28} ⇒  {part.Formula}");

    protected override void WriteRow(CodeWriter code)
    {
        string dh = Local(op.Output);
        string h = Local(gradient.Standardized);
        string r = Local(gradient.Inverse);
        if (gradient.Centers)
        {
            code.Line("TVector total = 0;");
        }

        code.Line("TVector along = 0;");
        using (ColumnLoop(code))
        {
            WriteOutputGradient(code);
            if (gradient.Centers)
            {
                code.Line($"total += {dh};");
            }

            code.Line($"along = TVector.MultiplyAdd({dh}, {h}, along);");
        }

        code.Line();
        if (gradient.Centers)
        {
            code.Line($"{Keyword} mean = TVector.Sum(total) / {Text.Plain(Width)};");
        }

        code.Line($"{Keyword} stretch = TVector.Sum(along) / {Text.Plain(Width)};");
        code.Line($"{Keyword} {r} = {Matrix(gradient.Inverse)}[row, 0];");
        using (ColumnLoop(code))
        {
            WriteOutputGradient(code);
            WriteLoads(code, Loads);
            code.Line($"TVector {Local(gradient.Output)} = {r} * ({(gradient.Centers ? $"{dh} - mean" : dh)} - ({h} * stretch));");
            WriteEpilogue(code, Registers(code));
        }
    }

    /// <summary>What the fused elementwise ops take from memory, besides what is loaded already.</summary>
    private IEnumerable<string> Loads =>
        Kernel.EpilogueReads.Where(value => value != op.OutputGradient && value != gradient.Standardized);

    private void WriteOutputGradient(CodeWriter code)
    {
        WriteLoads(code, [op.OutputGradient, gradient.Standardized]);
        string dn = Local(op.OutputGradient);
        code.Line($"TVector {Local(op.Output)} = {WithoutPadding(op.Gain is null ? dn : $"{dn} * {Local(op.Gain)}.Load<TVector>(column)")};");
    }
}
