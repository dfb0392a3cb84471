using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>dx = dz·Wᵀ and the σ′ behind it.</summary>
internal sealed class GpuInputGradientKernel : GpuKernel
{
    private readonly LinearInputGradient op;
    private readonly GpuEpilogueWriter epilogue;

    public GpuInputGradientKernel(FusedGraph fused, Kernel kernel, LinearInputGradient op)
        : base(fused, kernel)
    {
        this.op = op;
        epilogue = new GpuEpilogueWriter(kernel, EpilogueName, op.Output);
    }

    private string EpilogueName => Text.Pascal(Kernel.Epilogue.LastOrDefault()?.Layer ?? op.Layer) + "Back";

    protected override string Launch =>
        $"MultiplyTransposed<{Text.Pascal(op.Layer)}Shape, {EpilogueName}>({Text.Field(op.OutputGradient)}, {Text.Field(op.Weight)}, {Rows(op.OutputGradient)}, {epilogue.Creation});";

    protected override string GroupCall =>
        $"MultiplyTransposed<{Text.Pascal(op.Layer)}Shape, {EpilogueName}>({Text.Field(op.OutputGradient)}, {Text.Field(op.Weight)}, {epilogue.Creation});";

    protected override string Shapes
    {
        get
        {
            TensorShape weight = Graph[op.Weight].Known;
            return $"{Batched(op.OutputGradient)} · [{Text.Plain(weight.Axes[1])}×{Text.Plain(weight.Axes[0])}] → {Batched(op.Output)}";
        }
    }

    public override void WriteTypes(CodeWriter code) => epilogue.Write(
        code,
        Kernel.Tail.Count == 0
            ? $"{op.Layer}'s way back: {op.Formula}, as it is."
            : $"{string.Join(", ", Kernel.Epilogue.Select(static fused => $"{fused.Layer}'s way back: {fused.Formula}"))}.");
}
