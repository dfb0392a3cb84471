using DlGen.Generators.Emission.Cpu;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>Elementwise ops with no product before them: an activation on the input, a prediction from the outputs.</summary>
internal sealed class GpuMapKernel : GpuKernel
{
    private readonly Elementwise anchor;

    public GpuMapKernel(FusedGraph fused, Kernel kernel, Elementwise anchor)
        : base(fused, kernel) => this.anchor = anchor;

    private string Name => Text.Pascal(anchor.Layer) + (anchor.Rule.Length == 0 ? "Map" : "BackMap");

    private IEnumerable<string> Captured => Kernel.Reads.Concat(Kernel.Stored).Distinct();

    private string Creation => $"new {Name}({string.Join(", ", Captured.Select(value => GpuEpilogueWriter.Argument(Graph, value)))})";

    private string Columns => Text.Plain(Graph[anchor.Output].Known.Columns);

    protected override string Launch => $"Map({Rows(anchor.Output)}, {Columns}, {Creation});";

    protected override string GroupCall => $"Map({Columns}, {Creation});";

    protected override string Shapes => Batched(anchor.Output);

    public override bool ReadsInPlace(string value) => Reads.Contains(value);

    public override void WriteTypes(CodeWriter code)
    {
        string parameters = string.Join(", ", Captured.Select(value => GpuEpilogueWriter.Parameter(Graph, value)));
        code.Line();
        code.Line($"/// <summary>{Text.Xml(string.Join(", ", Kernel.Ops.Select(static op => op.Formula)))}.</summary>");
        code.Lines(Kernel.Ops.OfType<Elementwise>().Where(static op => op.Sentence.Length > 0).Select(static op => $"/// <remarks>{Text.Xml($"{op.Layer}: {op.Sentence}.")}</remarks>"));
        using (code.Braces($"internal readonly struct {Name}({parameters}) : IDeviceMap"))
        using (code.Braces("public void Apply(int row, int column)"))
        {
            foreach (string read in Kernel.Reads)
            {
                code.Line($"{GpuLayout.Vector} {Local(read)} = {GpuEpilogueWriter.Read(Graph, read)};");
            }

            var registers = new RegisterWriter(code, ScalarType.Float, Local, GpuLayout.Vector);
            foreach (Elementwise op in Kernel.Ops.OfType<Elementwise>())
            {
                registers.Write(Local(op.Output), op.Function);
            }

            foreach (string stored in Kernel.Stored)
            {
                code.Line($"{GpuEpilogueWriter.Rows(stored)}.Store(row, column, {Local(stored)});");
            }
        }
    }

    private static string Local(string value) => Text.Field(value);
}
