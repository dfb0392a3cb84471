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

    protected override string Shapes => $"{Batched(op.Prediction)}, n = B·{Text.Plain(Graph[op.Prediction].Known.Size)} terms in the mean";

    protected override void WriteShape(CodeWriter code)
    {
        TensorShape shape = Graph[op.Prediction].Known;
        bool tellsTwoClasses = op.Targets == TargetKind.Probabilities && shape.Size == 1;
        using (code.Braces($"internal readonly struct {ShapeName} : IElementwiseLoss"))
        {
            code.Line($"public static int Columns => {Text.Plain(shape.Columns)};");
            code.Line();
            code.Line($"public static bool TellsTwoClasses => {(tellsTwoClasses ? "true" : "false")};");
            code.Line();
            WriteFunction(code, "Loss", op.Function);
            code.Line();
            WriteFunction(code, "Derivative", gradient?.Derivative ?? 0);
        }
    }

    private void WriteFunction(CodeWriter code, string name, Expression function)
    {
        using (code.Braces($"public static {GpuLayout.Vector} {name}({GpuLayout.Vector} {Text.Field(op.Prediction)}, {GpuLayout.Vector} target)"))
        {
            new RegisterWriter(code, ScalarType.Float, value => value == op.Head.Target ? "target" : Text.Field(value), GpuLayout.Vector)
                .Write("value", function);
            code.Line("return value;");
        }
    }
}
