using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>The backward pass through a normalization to its input, and the σ′ behind it.</summary>
internal sealed class GpuNormalizeGradientKernel : GpuKernel
{
    private readonly AffineInputGradient op;
    private readonly StandardizeInputGradient gradient;
    private readonly GpuEpilogueWriter epilogue;

    public GpuNormalizeGradientKernel(FusedGraph fused, Kernel kernel, AffineInputGradient op)
        : base(fused, kernel)
    {
        this.op = op;
        gradient = kernel.Tail.OfType<StandardizeInputGradient>().Single();
        epilogue = new GpuEpilogueWriter(Graph, kernel, EpilogueName, gradient.Output);
    }

    /// <summary>The layer's own name, for the backward pass through an activation before it is computed here too.</summary>
    private string EpilogueName => Text.Pascal(op.Layer) + "Back";

    protected override string Launch
    {
        get
        {
            string gain = op.Gain is null ? "default" : Text.Field(op.Gain);
            string arguments = $"{Text.Field(op.OutputGradient)}, {gain}, {Text.Field(gradient.Standardized)}, {Text.Field(gradient.Inverse)}";
            return $"NormalizeBack<{Text.Pascal(op.Layer)}Shape, {EpilogueName}>({arguments}, {Rows(op.OutputGradient)}, {epilogue.Creation});";
        }
    }

    protected override string Shapes => Batched(op.OutputGradient);

    public override void WriteTypes(CodeWriter code) => epilogue.Write(
        code, $"{op.Layer}'s way back: {string.Join(", ", Kernel.Epilogue.Select(static fused => fused.Formula).Prepend(gradient.Formula))}.");
}
