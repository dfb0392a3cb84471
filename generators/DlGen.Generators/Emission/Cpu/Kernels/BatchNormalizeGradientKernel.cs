using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>The backward pass through a batch normalization to its input, and the σ′ behind it, column by column.</summary>
internal sealed class BatchNormalizeGradientKernel : ColumnMethodKernel
{
    private readonly BatchAffineInputGradient op;
    private readonly BatchStandardizeInputGradient gradient;

    public BatchNormalizeGradientKernel(FusedGraph fused, Kernel kernel, BatchAffineInputGradient op, ScalarType scalar)
        : base(fused, kernel, op.Output, scalar)
    {
        this.op = op;
        gradient = kernel.Tail.OfType<BatchStandardizeInputGradient>().Single();
    }

    protected override string ClassName => Text.Pascal(op.Layer) + "Back";

    protected override string Summary => $"{op.Layer}'s way back: {string.Join(", ", Kernel.Ops.Select(static part => part.Formula))}.";

    protected override IEnumerable<string> Formulas => Kernel.Ops.Select(static part => $"{part.Rule,-28} ⇒  {part.Formula}");

    protected override void WriteColumn(CodeWriter code)
    {
        (string dn, string dh, string h) = (Local(op.OutputGradient), Local(op.Output), Local(gradient.Standardized));
        string sums = $"{Matrix(op.OutputGradient)}, {Matrix(gradient.Standardized)}, rows, column, out TVector total, out TVector along";
        code.Line($"ColumnMoments<TVector, {Keyword}>.Sums({sums});");
        if (op.Gain is not null)
        {
            code.Line($"TVector gain = {Row(op.Gain)}.Load<TVector>(column);");
        }

        string factor = op.Gain is null ? "" : "gain * ";
        code.Line($"TVector mean = {factor}total / rows;");
        code.Line($"TVector stretch = {factor}along / rows;");
        string deviation = $"TVector.Sqrt({Row(gradient.Variance)}.Load<TVector>(column) + {Literal.Of(gradient.Epsilon, Scalar)})";
        code.Line($"TVector inverse = {Literal.Of(1, Scalar)} / {deviation};");
        using (Down(code))
        {
            WriteLoads(code, [op.OutputGradient, gradient.Standardized, .. Loads]);
            code.Line($"TVector {dh} = {dn}{(op.Gain is null ? "" : " * gain")};");
            code.Line($"TVector {Local(gradient.Output)} = inverse * ({dh} - mean - ({h} * stretch));");
            WriteEpilogue(code, Registers(code));
        }
    }

    /// <summary>What the fused elementwise ops take from memory, besides what is loaded already.</summary>
    private IEnumerable<string> Loads =>
        Kernel.EpilogueReads.Where(value => value != op.OutputGradient && value != gradient.Standardized);
}
