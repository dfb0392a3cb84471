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

    /// <summary>Null where the backward pass through a last activation still reads its output, for the exponentials would be there.</summary>
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

        if (IsSmoothed)
        {
            WriteSpread(code);
        }

        string z = Text.Field(op.Prediction);
        string e = Kernel.Stored.Count > 0 ? Kernel.Stored[0] : op.Prediction;
        string losses = MemoryPlanning.LossesOf(op.Head);
        string log = $"{Text.Math(Scalar)}.Log(sum)";
        using (RowLoop(code))
        {
            code.Line($"int label = {op.Head.Target}.Label(row);");
            code.Line($"{Keyword} labelled = {z}[row, label];");
            if (IsSmoothed)
            {
                WriteWeighedSum(code, z);
            }

            SoftmaxWriter.Write(code, op.Prediction, e, Width, PaddedWidth, Keyword);
            code.Line(IsSmoothed
                ? $"{losses}[row] = ((own + {Spread}) * ({log} + max)) - (own * labelled) - ({Share} * weighed);"
                : $"{losses}[row] = {log} - (labelled - max);");
            WriteGradient(code, Text.Field(e));
        }
    }

    private string ClassWeights => $"{op.Head.Target}.ClassWeights";

    /// <summary>ε/K, each class's share of what is spread.</summary>
    private string Share => Number(op.LabelSmoothing / Width);

    /// <summary>The local for what is spread over all classes, which holds for all rows and so has the head's number in its name.</summary>
    private string Spread => "spread" + op.Head.Number;

    /// <summary>What the part of the target that is spread over all classes adds up to: ε, unless they have weights.</summary>
    private void WriteSpread(CodeWriter code)
    {
        string weights = "weights" + op.Head.Number;
        code.Line("// Each class's part of q is multiplied by its weight, 1 unless the dataset says otherwise; Σ q, own + spread, is the softmax's factor.");
        code.Line($"TVector {weights} = 0;");
        using (ColumnLoop(code))
        {
            code.Line($"{weights} += {ClassWeights}.Load<TVector>(column);");
        }

        code.Line();
        code.Line($"{Keyword} {Spread} = {Share} * TVector.Sum({weights});");
    }

    /// <summary>Σ w·z of the logits, for the part of the target that is spread over all classes, and what is left to the label.</summary>
    private void WriteWeighedSum(CodeWriter code, string z)
    {
        code.Line($"{Keyword} own = {Number(1 - op.LabelSmoothing)} * {ClassWeights}[label];");
        code.Line("TVector all = 0;");
        using (ColumnLoop(code))
        {
            code.Line($"all += {ClassWeights}.Load<TVector>(column) * {z}.Load<TVector>(row, column, {Text.Plain(Width)}, fill: 0);");
        }

        code.Line();
        code.Line($"{Keyword} weighed = TVector.Sum(all);");
    }

    private void WriteGradient(CodeWriter code, string e)
    {
        if (gradient is null)
        {
            return;
        }

        code.Line();
        string dz = Text.Field(gradient.Output);
        string scale = op.Head.Scale;
        code.Line($"{Keyword} {scale} = {Number(op.Head.Weight)}{(op.Head.Sums ? "" : " / batch")};");
        using (ColumnLoop(code))
        {
            if (IsSmoothed)
            {
                code.Line($"TVector part = {Share} * {ClassWeights}.Load<TVector>(column);");
            }

            code.Line(IsSmoothed
                ? $"{e}.Store(row, column, (({e}.Load<TVector>(row, column) * ((own + {Spread}) / sum)) - part) * {scale});"
                : $"{e}.Store(row, column, {e}.Load<TVector>(row, column) * ({scale} / sum));");
        }

        code.Line();
        code.Line($"{e}[row, label] -= {(IsSmoothed ? "own * " : "")}{scale};");
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
