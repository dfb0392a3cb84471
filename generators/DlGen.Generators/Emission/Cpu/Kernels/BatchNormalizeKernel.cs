using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>A batch normalization with its scale and shift and the activation behind it, column by column.</summary>
internal sealed class BatchNormalizeKernel : ColumnMethodKernel
{
    private readonly BatchMean op;
    private readonly BatchVariance variance;
    private readonly BatchStandardize standardize;
    private readonly Affine affine;

    public BatchNormalizeKernel(FusedGraph fused, Kernel kernel, BatchMean op, ScalarType scalar)
        : base(fused, kernel, op.Input, scalar)
    {
        this.op = op;
        variance = kernel.Tail.OfType<BatchVariance>().Single();
        standardize = kernel.Tail.OfType<BatchStandardize>().Single();
        affine = kernel.Tail.OfType<Affine>().Single();
    }

    protected override string ClassName => Text.Pascal(op.Layer) + "Out";

    protected override string Summary => $"{op.Layer}'s way out: {string.Join(", ", Formulas)}.";

    protected override IEnumerable<string> Formulas => Kernel.Ops.Select(static part => part.Formula);

    protected override void WriteColumn(CodeWriter code)
    {
        string x = Local(op.Input);
        string h = Local(standardize.Output);
        (string mean, string v) = (Local(op.Output), Local(variance.Output));
        code.Line($"ColumnMoments<TVector, {Keyword}>.Of({Matrix(op.Input)}, rows, column, out TVector {mean}, out TVector {v});");
        foreach (string moment in new[] { op.Output, variance.Output }.Where(Kernel.Stored.Contains))
        {
            code.Line($"{Row(moment)}.Store(column, {WithoutPadding(Local(moment))});");
        }

        code.Line($"TVector inverse = {Literal.Of(1, Scalar)} / TVector.Sqrt({v} + {Literal.Of(standardize.Epsilon, Scalar)});");
        string scaled = h;
        if (affine is { Gain: { } gain, Shift: { } shift })
        {
            code.Line($"TVector gain = {Row(gain)}.Load<TVector>(column);");
            code.Line($"TVector shift = {Row(shift)}.Load<TVector>(column);");
            scaled = $"(gain * {h}) + shift";
        }

        using (Down(code))
        {
            WriteLoads(code, [op.Input, .. Kernel.EpilogueReads.Where(value => value != op.Input)]);
            code.Line($"TVector {h} = ({x} - {mean}) * inverse;");
            code.Line($"TVector {Local(affine.Output)} = {scaled};");
            WriteEpilogue(code, Registers(code));
        }
    }
}
