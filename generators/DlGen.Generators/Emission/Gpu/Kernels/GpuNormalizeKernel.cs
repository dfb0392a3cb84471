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
    private readonly Affine affine;

    public GpuNormalizeKernel(FusedGraph fused, Kernel kernel, InverseDeviation op)
        : base(fused, kernel)
    {
        this.op = op;
        standardize = kernel.Tail.OfType<Standardize>().Single();
        affine = kernel.Tail.OfType<Affine>().Single();
    }

    private string Name => Text.Pascal(op.Layer);

    private bool KeepsInverse => Kernel.Stored.Contains(op.Output);

    private IEnumerable<string> Parameters => affine.Shift is null ? [affine.Gain] : [affine.Gain, affine.Shift];

    private IEnumerable<string> Stores => Kernel.Stored.Where(value => value != op.Output);

    private IEnumerable<string> Captured => Kernel.EpilogueReads.Concat(Stores).Distinct();

    protected override string Launch
    {
        get
        {
            string arguments = string.Join(", ", Parameters.Select(Text.Field).Concat(Captured.Select(value => GpuEpilogueWriter.Argument(Graph, value))));
            string r = Text.Field(KeepsInverse ? op.Output : op.Input);
            return $"Normalize<{Name}Shape, {Name}Out>({Text.Field(op.Input)}, {r}, {Rows(op.Input)}, new {Name}Out({arguments}));";
        }
    }

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
            code.Line($"public static bool KeepsInverse => {(KeepsInverse ? "true" : "false")};");
        }

        WriteEpilogue(code);
    }

    private void WriteEpilogue(CodeWriter code)
    {
        string parameters = string.Join(
            ", ",
            Parameters.Select(static value => $"DeviceRow {Text.Field(value)}").Concat(Captured.Select(value => GpuEpilogueWriter.Parameter(Graph, value))));
        string h = Text.Field(standardize.Output);
        string scaled = $"{Text.Field(affine.Gain)}.Load(column) * {h}";
        code.Line();
        code.Line($"/// <summary>{op.Layer}'s way out: {Text.Xml(string.Join(", ", Kernel.Epilogue.Select(static fused => fused.Formula).Prepend(affine.Formula)))}.</summary>");
        code.Lines(Kernel.Epilogue.Where(static fused => fused.Sentence.Length > 0).Select(static fused => $"/// <remarks>{Text.Xml($"{fused.Layer}: {fused.Sentence}.")}</remarks>"));
        using (code.Braces($"internal readonly struct {Name}Out({parameters}) : IDeviceEpilogue"))
        using (code.Braces($"public void Apply(int row, int column, {GpuLayout.Vector} {h})"))
        {
            code.Line($"{GpuLayout.Vector} {Text.Field(affine.Output)} = {(affine.Shift is null ? scaled : $"({scaled}) + {Text.Field(affine.Shift)}.Load(column)")};");
            foreach (string read in Kernel.EpilogueReads)
            {
                code.Line($"{GpuLayout.Vector} {Text.Field(read)} = {GpuEpilogueWriter.Read(Graph, read)};");
            }

            var registers = new RegisterWriter(code, ScalarType.Float, Text.Field, GpuLayout.Vector);
            foreach (Elementwise fused in Kernel.Epilogue)
            {
                registers.Write(Text.Field(fused.Output), fused.Function);
            }

            foreach (string stored in Stores)
            {
                code.Line($"{GpuEpilogueWriter.Rows(stored)}.Store(row, column, {Text.Field(stored)});");
            }
        }
    }
}
