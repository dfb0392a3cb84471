using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>The loss of a classifier and its gradient in one sweep over the logits.</summary>
internal sealed class GpuSoftmaxCrossEntropyKernel : GpuLossKernel
{
    private readonly SoftmaxCrossEntropy op;

    public GpuSoftmaxCrossEntropyKernel(FusedGraph fused, Kernel kernel, SoftmaxCrossEntropy op)
        : base(fused, kernel, op, kernel.Tail.OfType<SoftmaxCrossEntropyGradient>().FirstOrDefault()?.Output) => this.op = op;

    protected override string Method => "CrossEntropy";

    protected override string Shapes => Batched(op.Prediction);

    protected override void WriteShape(CodeWriter code)
    {
        using (code.Braces($"internal readonly struct {ShapeName} : ISoftmaxLoss"))
        {
            code.Line($"public static int Classes => {Text.Plain(Graph[op.Prediction].Known.Columns)};");
            code.Line();
            WriteReduction(code);
            code.Line($"public static float LabelSmoothing => {Literal.Of(op.LabelSmoothing, ScalarType.Float)};");
        }
    }
}
