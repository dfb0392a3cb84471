using DlGen.Generators.Emission.Cpu;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>A loss that compares output by output, and its gradient in one sweep.</summary>
internal sealed class GpuElementwiseLossKernel : GpuKernel
{
    private readonly ElementwiseLoss op;
    private readonly ElementwiseLossGradient? gradient;
    private readonly GpuEpilogueWriter epilogue;

    public GpuElementwiseLossKernel(FusedGraph fused, Kernel kernel, ElementwiseLoss op)
        : base(fused, kernel)
    {
        this.op = op;
        gradient = kernel.Tail.OfType<ElementwiseLossGradient>().FirstOrDefault();
        epilogue = new GpuEpilogueWriter(Graph, kernel, "LossBack", gradient?.Output ?? "gradient");
    }

    protected override string Launch =>
        $"ElementwiseLoss<LossShape, LossBack>({Text.Field(op.Prediction)}, y, {Rows(op.Prediction)}, {epilogue.Creation});";

    protected override string GroupCall => $"ElementwiseLoss<LossShape, LossBack>({Text.Field(op.Prediction)}, {epilogue.Creation});";

    protected override string Shapes => $"{Batched(op.Prediction)}, n = B·{Text.Plain(Graph[op.Prediction].Known.Size)} terms in the mean";

    public override bool ReadsInPlace(string value) => Kernel.Reads.Contains(value);

    public override void WriteTypes(CodeWriter code)
    {
        TensorShape shape = Graph[op.Prediction].Known;
        bool tellsTwoClasses = op.Targets == TargetKind.Probabilities && shape.Size == 1;
        code.Line();
        code.Line($"/// <summary>{Text.Xml(op.Formula)}.</summary>");
        using (code.Braces("internal readonly struct LossShape : IElementwiseLoss"))
        {
            code.Line($"public static int Columns => {Text.Plain(shape.Columns)};");
            code.Line();
            code.Line($"public static bool TellsTwoClasses => {(tellsTwoClasses ? "true" : "false")};");
            code.Line();
            WriteFunction(code, "Loss", op.Function);
            code.Line();
            WriteFunction(code, "Derivative", gradient?.Derivative ?? 0);
        }

        epilogue.Write(code, LossBackSummary);
    }

    private void WriteFunction(CodeWriter code, string name, Expression function)
    {
        using (code.Braces($"public static {GpuLayout.Vector} {name}({GpuLayout.Vector} {Text.Field(op.Prediction)}, {GpuLayout.Vector} target)"))
        {
            new RegisterWriter(code, ScalarType.Float, static value => value == NetworkGraph.Target ? "target" : Text.Field(value), GpuLayout.Vector)
                .Write("value", function);
            code.Line("return value;");
        }
    }
}
