using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>The loss of an output and its gradient in one sweep. What is of one head has its number in its name, where there are several.</summary>
internal abstract class GpuLossKernel : GpuKernel
{
    private readonly GpuEpilogueWriter epilogue;
    private readonly LossOp loss;

    /// <param name="fused">The network.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="gradient">The gradient at the outputs; null where it isn't asked for.</param>
    protected GpuLossKernel(FusedGraph fused, Kernel kernel, LossOp loss, string? gradient)
        : base(fused, kernel)
    {
        this.loss = loss;
        epilogue = new GpuEpilogueWriter(Graph, kernel, BackName, gradient ?? "gradient", factor: gradient is null ? 1 : loss.Head.Weight);
    }

    /// <summary>The struct that describes the loss.</summary>
    protected string ShapeName => "LossShape" + loss.Head.Number;

    /// <summary>The library's kernel for it.</summary>
    protected abstract string Method { get; }

    protected override string Launch =>
        $"{Method}<{ShapeName}, {BackName}>({Text.Field(loss.Prediction)}, {loss.Head.Target}, {Rows(loss.Prediction)}, {epilogue.Creation}{HeadArgument});";

    protected override string GroupCall => $"{Method}<{ShapeName}, {BackName}>({Text.Field(loss.Prediction)}, {epilogue.Creation});";

    private string BackName => "LossBack" + loss.Head.Number;

    private string HeadArgument => Graph.Heads.Count == 1 ? "" : $", head: {Text.Plain(Graph.Heads.ToList().FindIndex(head => head.Loss == loss.Output))}";

    public override bool ReadsInPlace(string value) => Reads.Contains(value);

    public override void WriteTypes(CodeWriter code)
    {
        code.Line();
        code.Line($"/// <summary>{Text.Xml(loss.Formula)}.</summary>");
        WriteShape(code);
        epilogue.Write(
            code,
            Kernel.Tail.Count == 0
                ? "The loss is all that is asked for: there is no way back."
                : $"The loss's way back: {string.Join(", ", Kernel.Tail.Select(static fused => fused.Formula))}.");
    }

    /// <summary>Writes whether the loss is a sum.</summary>
    protected void WriteReduction(CodeWriter code)
    {
        code.Line($"public static bool Sums => {(loss.Head.Sums ? "true" : "false")};");
        code.Line();
    }

    /// <summary>Writes the struct that describes the loss.</summary>
    protected abstract void WriteShape(CodeWriter code);
}
