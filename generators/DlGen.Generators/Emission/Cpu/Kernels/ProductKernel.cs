using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>A product with a weight matrix and what follows it: a linear layer's output, or its input's gradient.</summary>
internal abstract class ProductKernel : CpuKernel
{
    private readonly LinearProduct op;
    private readonly ProductText text;

    protected ProductKernel(FusedGraph fused, Kernel kernel, LinearProduct op, ScalarType scalar)
        : base(fused, kernel, scalar)
    {
        this.op = op;
        text = new ProductText(kernel, op);
        Epilogue = new EpilogueWriter(Graph, kernel, EpilogueName, op.Bias, scalar);
    }

    protected EpilogueWriter Epilogue { get; }

    protected string EpilogueName => text.EpilogueName;

    /// <summary>Writes what is computed: in the forward pass on one line, in the backward pass each formula beside the one it follows from.</summary>
    protected void WriteFormulas(CodeWriter code)
    {
        string result = text.IsForward ? $"{op.Output} {Text.Batched(Graph[op.Output].Known)}" : op.Output;
        string product = $"{result} = {op.Left} {Text.Batched(Graph[op.Left].Known)} · {op.Factor} {op.FactorShape(Graph[op.Weight].Known)}"
            + (op.Bias is null ? "" : $" + {op.Bias}");
        if (text.IsForward)
        {
            code.Line("// " + string.Join(",  ", new[] { product }.Concat(Kernel.Epilogue.Select(static fused => fused.Formula))));
            return;
        }

        code.Line($"// {op.Rule,-28} ⇒  {product}");
        foreach (Elementwise fused in Kernel.Epilogue)
        {
            code.Line($"// {fused.Rule,-28} ⇒  {fused.Formula}");
        }
    }

    public override void WriteTypes(CodeWriter code)
    {
        if (op is Linear { Tie: null })
        {
            TensorShape weight = Graph[op.Weight].Known;
            code.Line();
            code.Line($"/// <summary>{op.Layer}: {Text.Plain(weight.Axes[0])} → {Text.Plain(weight.Axes[1])}.</summary>");
            using (code.Braces($"private readonly struct {Text.Pascal(op.Layer)}Shape : ILinearShape"))
            {
                code.Line($"public static int Inputs => {Text.Plain(weight.Axes[0])};");
                code.Line($"public static int Outputs => {Text.Plain(weight.Axes[1])};");
            }
        }

        Epilogue.Write(code, text.Summary, text.Remarks);
    }
}
