using DlGen.Generators.Emission.Cpu;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu;

/// <summary>Writes what follows a normalization as a struct over four scalars: its scale and shift, the activation, and the stores.</summary>
internal sealed class GpuAffineWriter
{
    private readonly NetworkGraph graph;
    private readonly Kernel kernel;
    private readonly Affine affine;
    private readonly IReadOnlyList<string> stores;

    /// <param name="graph">The network.</param>
    /// <param name="kernel">The normalization's kernel.</param>
    /// <param name="stores">What is stored place by place.</param>
    public GpuAffineWriter(NetworkGraph graph, Kernel kernel, IReadOnlyList<string> stores)
    {
        this.graph = graph;
        this.kernel = kernel;
        this.stores = stores;
        affine = kernel.Tail.OfType<Affine>().Single();
    }

    /// <summary>The struct: LayerNorm1Out.</summary>
    public string Name => Text.Pascal(affine.Layer) + "Out";

    /// <summary>The struct, made for a launch.</summary>
    public string Creation =>
        $"new {Name}({string.Join(", ", Parameters.Select(Text.Field).Concat(Captured.Select(value => GpuEpilogueWriter.Argument(graph, value))))})";

    private IEnumerable<string> Parameters => new[] { affine.Gain, affine.Shift }.OfType<string>();

    private IEnumerable<string> Captured => kernel.EpilogueReads.Concat(stores).Distinct();

    public void Write(CodeWriter code)
    {
        string parameters = string.Join(
            ", ",
            Parameters.Select(static value => $"DeviceRow {Text.Field(value)}").Concat(Captured.Select(value => GpuEpilogueWriter.Parameter(graph, value))));
        string h = Text.Field(affine.Input);
        string scaled = affine.Gain is null ? h : $"{Text.Field(affine.Gain)}.Load(column) * {h}";
        code.Line();
        code.Line($"/// <summary>{affine.Layer}'s way out: {Text.Xml(string.Join(", ", kernel.Epilogue.Select(static fused => fused.Formula).Prepend(affine.Formula)))}.</summary>");
        code.Lines(kernel.Epilogue.Where(static fused => fused.Sentence.Length > 0).Select(static fused => $"/// <remarks>{Text.Xml($"{fused.Layer}: {fused.Sentence}.")}</remarks>"));
        using (code.Braces($"internal readonly struct {Name}({parameters}) : IDeviceEpilogue"))
        using (code.Braces($"public void Apply(int row, int column, {GpuLayout.Vector} {h})"))
        {
            code.Line($"{GpuLayout.Vector} {Text.Field(affine.Output)} = {(affine.Shift is null ? scaled : $"({scaled}) + {Text.Field(affine.Shift)}.Load(column)")};");
            foreach (string read in kernel.EpilogueReads)
            {
                code.Line($"{GpuLayout.Vector} {Text.Field(read)} = {GpuEpilogueWriter.Read(graph, read)};");
            }

            var registers = new RegisterWriter(code, ScalarType.Float, Text.Field, GpuLayout.Vector);
            foreach (Elementwise fused in kernel.Epilogue)
            {
                registers.Write(Text.Field(fused.Output), fused.Function);
            }

            foreach (string stored in stores)
            {
                code.Line($"{GpuEpilogueWriter.Rows(stored)}.Store(row, column, {Text.Field(stored)});");
            }
        }
    }
}
