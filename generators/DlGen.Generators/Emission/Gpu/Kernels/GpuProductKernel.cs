using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>A product with a weight matrix and what follows it: a linear layer's output, or its input's gradient.</summary>
internal abstract class GpuProductKernel : GpuKernel
{
    private readonly LinearProduct op;
    private readonly ProductText text;
    private readonly GpuEpilogueWriter epilogue;

    protected GpuProductKernel(FusedGraph fused, Kernel kernel, LinearProduct op)
        : base(fused, kernel)
    {
        this.op = op;
        text = new ProductText(kernel, op);
        epilogue = new GpuEpilogueWriter(Graph, kernel, text.EpilogueName, op.Output, op.Bias);
    }

    /// <summary>The library's method that launches it.</summary>
    protected abstract string Method { get; }

    protected override string Launch =>
        $"{Method}<{ProductText.ShapeOf(Graph, op.Weight)}, {text.EpilogueName}>({Text.Field(op.Left)}, {Text.Field(op.Weight)}, {Rows(op.Left)}, {epilogue.Creation});";

    protected override string GroupCall =>
        $"{Method}<{ProductText.ShapeOf(Graph, op.Weight)}, {text.EpilogueName}>({Text.Field(op.Left)}, {Text.Field(op.Weight)}, {epilogue.Creation});";

    protected override string Shapes => $"{Batched(op.Left)} · {op.FactorShape(Graph[op.Weight].Known)} → {Batched(op.Output)}";

    public override void WriteTypes(CodeWriter code)
    {
        if (op is Linear { Tie: null })
        {
            TensorShape weight = Graph[op.Weight].Known;
            code.Line();
            code.Line($"/// <summary>{op.Layer}: {Text.Plain(weight.Axes[0])} → {Text.Plain(weight.Axes[1])}.</summary>");
            using (code.Braces($"internal readonly struct {Text.Pascal(op.Layer)}Shape : ILinearShape"))
            {
                code.Line($"public static int Inputs => {Text.Plain(weight.Axes[0])};");
                code.Line();
                code.Line($"public static int Outputs => {Text.Plain(weight.Axes[1])};");
            }
        }

        epilogue.Write(code, text.Summary, text.Remarks);
    }
}
