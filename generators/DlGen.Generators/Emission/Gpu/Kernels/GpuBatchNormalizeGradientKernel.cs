using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>The backward pass through a batch normalization to its input, and the σ′ behind it; and dγ and dβ with their steps.</summary>
internal sealed class GpuBatchNormalizeGradientKernel : GpuKernel
{
    private readonly BatchAffineInputGradient op;
    private readonly BatchStandardizeInputGradient gradient;
    private readonly GpuEpilogueWriter epilogue;
    private readonly Kernel? scale;

    public GpuBatchNormalizeGradientKernel(FusedGraph fused, Kernel kernel, BatchAffineInputGradient op)
        : base(fused, kernel)
    {
        this.op = op;
        scale = GpuLowering.ScaleBeside(fused, kernel);
        gradient = kernel.Tail.OfType<BatchStandardizeInputGradient>().Single();
        epilogue = new GpuEpilogueWriter(Graph, kernel, Text.Pascal(op.Layer) + "Back", gradient.Output);
    }

    protected override string Launch
    {
        get
        {
            string? shift = scale?.Tail.OfType<AffineShiftGradient>().Single().Shift;
            string arguments = string.Join(", ", new[] { op.OutputGradient, op.Gain, shift, gradient.Standardized, gradient.Variance }.OfType<string>().Select(Text.Field));
            string step = scale is null ? "" : $", {StepFor(scale.EndOf((AffineGainGradient)scale.Anchor)).Value}";
            return $"BatchNormalizeBack({arguments}, {Rows(op.OutputGradient)}, {Text.Plain(Graph[op.OutputGradient].Known.Columns)}, "
                + $"{Literal.Of(gradient.Epsilon, ScalarType.Float)}, {epilogue.Creation}{step});";
        }
    }

    protected override IEnumerable<Op> Ops => Kernel.Ops.Concat(scale?.Ops ?? []);

    protected override string Shapes => Batched(op.OutputGradient);

    public override void WriteTypes(CodeWriter code) => epilogue.Write(
        code, $"{op.Layer}'s way back: {string.Join(", ", Kernel.Epilogue.Select(static fused => fused.Formula).Prepend(gradient.Formula))}.");
}
