using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>The loss of a classifier and its gradient in one sweep over the logits; the gradient takes the logits' place.</summary>
internal sealed class SoftmaxCrossEntropyKernel : RowKernel
{
    private readonly SoftmaxCrossEntropy op;
    private readonly SoftmaxCrossEntropyGradient? gradient;

    public SoftmaxCrossEntropyKernel(FusedGraph fused, Kernel kernel, SoftmaxCrossEntropy op, ScalarType scalar)
        : base(fused, kernel, op.Prediction, scalar)
    {
        this.op = op;
        gradient = kernel.Tail.OfType<SoftmaxCrossEntropyGradient>().FirstOrDefault();
    }

    /// <summary>Not where the way back through a last activation still reads its output, when the exponentials would be there.</summary>
    public override (string Result, string Source)? InPlace => Kernel.Epilogue.Any(fused => fused.Inputs.Contains(op.Prediction))
        ? null
        : (Kernel.Stored.FirstOrDefault() ?? op.Prediction, op.Prediction);

    private bool IsSmoothed => op.LabelSmoothing > 0;

    public override void WriteLoops(CodeWriter code)
    {
        code.Line($"// {op.Formula}{(gradient is null ? "" : $"   ⇒  {gradient.Formula}")}");
        foreach (Elementwise fused in Kernel.Epilogue)
        {
            code.Line($"// {fused.Rule,-28} ⇒  {fused.Formula}");
        }

        string z = Text.Field(op.Prediction);
        string log = $"{Text.Math(Scalar)}.Log(sum)";
        string e = Kernel.Stored.Count > 0 ? Kernel.Stored[0] : op.Prediction;
        using (RowLoop(code))
        {
            code.Line($"int label = {op.Head.Target}.Label(row);");
            code.Line($"{Keyword} labelled = {z}[row, label];");
            if (IsSmoothed)
            {
                WriteMean(code, z);
            }

            SoftmaxWriter.Write(code, op.Prediction, e, Width, PaddedWidth, Keyword);
            string losses = MemoryPlanning.LossesOf(op.Head);
            code.Line(IsSmoothed
                ? $"{losses}[row] = {log} + max - ({Number(1 - op.LabelSmoothing)} * labelled) - ({Number(op.LabelSmoothing)} * mean);"
                : $"{losses}[row] = {log} - (labelled - max);");
            WriteGradient(code, Text.Field(e));
        }
    }

    /// <summary>The mean of the logits, for the part of the target that is spread over all classes.</summary>
    private void WriteMean(CodeWriter code, string z)
    {
        code.Line("TVector all = 0;");
        using (ColumnLoop(code))
        {
            code.Line($"all += {z}.Load<TVector>(row, column, {Text.Plain(Width)}, fill: 0);");
        }

        code.Line();
        code.Line($"{Keyword} mean = TVector.Sum(all) / {Text.Plain(Width)};");
    }

    private void WriteGradient(CodeWriter code, string e)
    {
        if (gradient is null)
        {
            return;
        }

        code.Line();
        string spread = IsSmoothed ? $" - {Number(op.LabelSmoothing / Width)}" : "";
        string dz = Text.Field(gradient.Output);
        string scale = op.Head.Scale;
        code.Line($"{Keyword} {scale} = {Number(op.Head.Weight)} / batch;");
        using (ColumnLoop(code))
        {
            string value = IsSmoothed
                ? $"(({e}.Load<TVector>(row, column) / sum){spread}) * {scale}"
                : $"{e}.Load<TVector>(row, column) * ({scale} / sum)";
            code.Line($"{e}.Store(row, column, {(IsSmoothed ? WithoutPadding(value) : value)});");
        }

        code.Line();
        code.Line($"{e}[row, label] -= {(IsSmoothed ? Number(1 - op.LabelSmoothing) + " * " : "")}{scale};");
        if (!Kernel.Epilogue.Any())
        {
            return;
        }

        code.Line();
        using (ColumnLoop(code))
        {
            code.Line($"TVector {dz} = this.{e}.Load<TVector>(row, column);");
            WriteLoads(code, Kernel.EpilogueReads);
            WriteEpilogue(code, Registers(code));
        }
    }

    private string Number(double value) => Literal.Of(value, Scalar);
}
