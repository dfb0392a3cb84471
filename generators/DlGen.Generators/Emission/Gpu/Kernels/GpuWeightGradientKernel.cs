using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>dW = xᵀ·dz with the step behind it, and db = Σ dz with its own, for dz passes by on the way: one launch for a layer's parameters.</summary>
internal sealed class GpuWeightGradientKernel : GpuKernel
{
    private readonly LinearWeightGradient op;
    private readonly Kernel? bias;

    public GpuWeightGradientKernel(FusedGraph fused, Kernel kernel, LinearWeightGradient op)
        : base(fused, kernel)
    {
        this.op = op;
        bias = GpuLowering.BiasBeside(fused, kernel);
    }

    public override string? SlicedSum =>
        $"SlicedOuterSum({Text.Plain(Graph[op.OutputGradient].Known.Rows)}, {Text.Plain(Graph[op.Weight].Known.Axes[0])}, {Text.Plain(Graph[op.Weight].Known.Axes[1])})";

    protected override IEnumerable<Op> Ops => bias is null ? Kernel.Ops : Kernel.Ops.Concat(bias.Ops);

    protected override string Launch
    {
        get
        {
            (string type, string step) = StepFor(Kernel.EndOf(op));
            return $"OuterSum<{ProductText.ShapeOf(Graph, op.Weight)}, {type}>({Text.Field(op.Input)}, {Text.Field(op.OutputGradient)}, {Rows(op.OutputGradient)}, {Parameters}, {step});";
        }
    }

    /// <summary>A group adds its slices' gradients up by itself, and knows of one use of each parameter.</summary>
    protected override string? GroupCall => Kernel.EndOf(op) != GradientEnd.Step
        ? null
        : $"OuterSum<{ProductText.ShapeOf(Graph, op.Weight)}>({Text.Field(op.Input)}, {Text.Field(op.OutputGradient)}, {Parameters});";

    private string Parameters => Text.Field(op.Weight) + (bias is null ? "" : $", {Text.Field(((LinearBiasGradient)bias.Anchor).Bias)}");

    protected override string Shapes => $"{Batched(op.Input)}ᵀ · {Batched(op.OutputGradient)} → {Graph[op.Weight].Known}";
}
