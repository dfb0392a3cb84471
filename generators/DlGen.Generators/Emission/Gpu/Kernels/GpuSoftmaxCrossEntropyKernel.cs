using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>The loss of a classifier and its gradient in one sweep over the logits.</summary>
internal sealed class GpuSoftmaxCrossEntropyKernel : GpuKernel
{
    private readonly SoftmaxCrossEntropy op;
    private readonly GpuEpilogueWriter epilogue;

    public GpuSoftmaxCrossEntropyKernel(FusedGraph fused, Kernel kernel, SoftmaxCrossEntropy op)
        : base(fused, kernel)
    {
        this.op = op;
        string gradient = kernel.Tail.OfType<SoftmaxCrossEntropyGradient>().FirstOrDefault()?.Output ?? "gradient";
        epilogue = new GpuEpilogueWriter(Graph, kernel, "LossBack", gradient);
    }

    protected override string Launch => $"CrossEntropy<LossShape, LossBack>({Text.Field(op.Prediction)}, y, batch, {epilogue.Creation});";

    protected override string GroupCall => $"CrossEntropy<LossShape, LossBack>({Text.Field(op.Prediction)}, {epilogue.Creation});";

    protected override string Shapes => Batched(op.Prediction);

    public override bool ReadsInPlace(string value) => Kernel.Reads.Contains(value);

    public override void WriteTypes(CodeWriter code)
    {
        code.Line();
        code.Line($"/// <summary>{Text.Xml(op.Formula)}.</summary>");
        using (code.Braces("internal readonly struct LossShape : ISoftmaxLoss"))
        {
            code.Line($"public static int Classes => {Text.Plain(Graph[op.Prediction].Known.Columns)};");
            code.Line();
            code.Line($"public static float LabelSmoothing => {Literal.Of(op.LabelSmoothing, ScalarType.Float)};");
        }

        epilogue.Write(code, LossBackSummary);
    }
}
