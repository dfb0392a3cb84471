using DlGen.Generators.Emission.Cpu;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>A loss that compares output by output, and its gradient in one sweep.</summary>
internal sealed class GpuElementwiseLossKernel : GpuLossKernel
{
    private readonly ElementwiseLoss op;
    private readonly ElementwiseLossGradient? gradient;

    public GpuElementwiseLossKernel(FusedGraph fused, Kernel kernel, ElementwiseLoss op)
        : base(fused, kernel, op, kernel.Tail.OfType<ElementwiseLossGradient>().FirstOrDefault()?.Output)
    {
        this.op = op;
        gradient = kernel.Tail.OfType<ElementwiseLossGradient>().FirstOrDefault();
    }

    protected override string Method => "ElementwiseLoss";

    protected override string Shapes => $"{Batched(op.Prediction)}{(op.Head.Sums ? "" : $", n = B·{Text.Plain(Graph[op.Prediction].Known.Size)} terms in the mean")}";

    protected override void WriteShape(CodeWriter code)
    {
        TensorShape shape = Graph[op.Prediction].Known;
        bool tellsTwoClasses = op.Targets == TargetKind.Probabilities && shape.Size == 1;
        using (code.Braces($"internal readonly struct {ShapeName} : IElementwiseLoss"))
        {
            code.Line($"public static int Columns => {Text.Plain(shape.Columns)};");
            code.Line();
            WriteReduction(code);
            code.Line($"public static bool TellsTwoClasses => {(tellsTwoClasses ? "true" : "false")};");
            code.Line();
            WriteFunction(code, "Loss", op.Function);
            code.Line();
            WriteFunction(code, "Derivative", gradient?.Derivative ?? 0);
        }
    }

    /// <summary>Four of the constants, by the column of the first.</summary>
    private string Constants()
    {
        List<string> quads = [.. Enumerable.Range(0, (op.Constants.Count + 3) / 4).Select(quad => $"new {GpuLayout.Vector}("
            + $"{string.Join(", ", Enumerable.Range(4 * quad, 4).Select(place => Literal.Of(place < op.Constants.Count ? op.Constants[place] : 1, ScalarType.Float)))})")];
        return string.Concat(quads.Take(quads.Count - 1).Select(static (quad, index) => $"column < {Text.Plain((4 * index) + 4)} ? {quad} : ")) + quads[quads.Count - 1];
    }

    private void WriteFunction(CodeWriter code, string name, Expression function)
    {
        using (code.Braces($"public static {GpuLayout.Vector} {name}({GpuLayout.Vector} {Text.Field(op.Prediction)}, {GpuLayout.Vector} target, int column)"))
        {
            if (op.Constants.Count > 0 && function.Contains(new Variable(ElementwiseLoss.PerOutput)))
            {
                code.Line($"{GpuLayout.Vector} {ElementwiseLoss.PerOutput} = {Constants()};");
            }

            new RegisterWriter(code, ScalarType.Float, value => value == op.Head.Target ? "target" : Text.Field(value), GpuLayout.Vector)
                .Write("value", function);
            code.Line("return value;");
        }
    }
}
