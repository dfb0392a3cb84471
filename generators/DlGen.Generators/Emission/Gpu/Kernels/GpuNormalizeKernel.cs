using DlGen.Generators.Emission.Cpu;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>A normalization with its scale and shift and the activation behind it.</summary>
internal sealed class GpuNormalizeKernel : GpuKernel
{
    private readonly InverseDeviation op;
    private readonly Standardize standardize;
    private readonly GpuAffineWriter epilogue;

    public GpuNormalizeKernel(FusedGraph fused, Kernel kernel, InverseDeviation op)
        : base(fused, kernel)
    {
        this.op = op;
        standardize = kernel.Tail.OfType<Standardize>().Single();
        epilogue = new GpuAffineWriter(Graph, kernel, [.. kernel.Stored.Where(value => value != op.Output)]);
    }

    private string Name => Text.Pascal(op.Layer);

    private bool KeepsInverse => Kernel.Stored.Contains(op.Output);

    protected override string Launch =>
        $"Normalize<{Name}Shape, {epilogue.Name}>({Text.Field(op.Input)}, {Text.Field(KeepsInverse ? op.Output : op.Input)}, {Rows(op.Input)}, {epilogue.Creation});";

    protected override string Shapes => Batched(op.Input);

    public override void WriteTypes(CodeWriter code)
    {
        code.Line();
        code.Line($"/// <summary>{Text.Xml($"{op.Layer}: {op.Formula}, {standardize.Formula}.")}</summary>");
        using (code.Braces($"internal readonly struct {Name}Shape : INormalization"))
        {
            code.Line($"public static int Columns => {Text.Plain(Graph[op.Input].Known.Columns)};");
            code.Line();
            code.Line($"public static float Epsilon => {Literal.Of(op.Epsilon, ScalarType.Float)};");
            code.Line();
            code.Line($"public static bool Centers => {(op.Centers ? "true" : "false")};");
            code.Line();
            code.Line($"public static bool Scales => {(Kernel.Tail.OfType<Affine>().Single().Gain is null ? "false" : "true")};");
            code.Line();
            code.Line($"public static bool KeepsInverse => {(KeepsInverse ? "true" : "false")};");
        }

        epilogue.Write(code);
    }
}
