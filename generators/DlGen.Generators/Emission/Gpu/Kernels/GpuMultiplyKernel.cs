using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>z = x·W + b and the activation behind it.</summary>
internal sealed class GpuMultiplyKernel : GpuKernel
{
    private readonly Linear linear;
    private readonly GpuEpilogueWriter epilogue;
    private readonly TensorShape weight;

    public GpuMultiplyKernel(FusedGraph fused, Kernel kernel, Linear linear)
        : base(fused, kernel)
    {
        this.linear = linear;
        weight = Graph[linear.Weight].Known;
        epilogue = new GpuEpilogueWriter(kernel, EpilogueName, linear.Output, linear.Bias);
    }

    private string EpilogueName => Text.Pascal(linear.Layer) + "Out";

    protected override string Launch =>
        $"Multiply<{Text.Pascal(linear.Layer)}Shape, {EpilogueName}>({Text.Field(linear.Input)}, {Text.Field(linear.Weight)}, {Rows(linear.Input)}, {epilogue.Creation});";

    protected override string GroupCall =>
        $"Multiply<{Text.Pascal(linear.Layer)}Shape, {EpilogueName}>({Text.Field(linear.Input)}, {Text.Field(linear.Weight)}, {epilogue.Creation});";

    protected override string Shapes => $"{Batched(linear.Input)} · {weight} → {Batched(linear.Output)}";

    public override void WriteTypes(CodeWriter code)
    {
        code.Line();
        code.Line($"/// <summary>{linear.Layer}: {Text.Plain(weight.Axes[0])} → {Text.Plain(weight.Axes[1])}.</summary>");
        using (code.Braces($"internal readonly struct {Text.Pascal(linear.Layer)}Shape : ILinearShape"))
        {
            code.Line($"public static int Inputs => {Text.Plain(weight.Axes[0])};");
            code.Line();
            code.Line($"public static int Outputs => {Text.Plain(weight.Axes[1])};");
        }

        epilogue.Write(
            code,
            $"{linear.Layer}'s way out: {string.Join(", ", Kernel.Ops.Select(static op => op.Formula))}.",
            Kernel.Epilogue.Where(static op => op.Sentence.Length > 0).Select(static op => $"{op.Layer}: {op.Sentence}.").ToArray());
    }
}
