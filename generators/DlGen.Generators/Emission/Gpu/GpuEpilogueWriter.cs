using DlGen.Generators.Emission.Cpu;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission.Gpu;

/// <summary>
/// Writes what follows a kernel's result as a struct over four scalars: bias, activation, σ′, and the stores. Values have the
/// lecture's names; the matrices they come from and go to are called after them.
/// </summary>
internal sealed class GpuEpilogueWriter
{
    private readonly NetworkGraph graph;
    private readonly Kernel kernel;
    private readonly string name;
    private readonly string incoming;
    private readonly string? bias;
    private readonly double factor;

    /// <param name="graph">The network.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="name">The struct's name.</param>
    /// <param name="incoming">The value that the kernel computes.</param>
    /// <param name="bias">The bias that is added first, if there is one.</param>
    /// <param name="factor">What the kernel's result is multiplied by first: a head's weight.</param>
    public GpuEpilogueWriter(NetworkGraph graph, Kernel kernel, string name, string incoming, string? bias = null, double factor = 1)
    {
        this.graph = graph;
        this.kernel = kernel;
        this.name = name;
        this.incoming = incoming;
        this.bias = bias;
        this.factor = factor;
    }

    /// <summary>The struct, made for a launch: new Linear1Out(b1, a1).</summary>
    public string Creation => $"new {name}({string.Join(", ", Captured.Select(value => Argument(graph, value)))})";

    /// <summary>The values that the fused ops read from memory.</summary>
    private IEnumerable<string> Loads => kernel.EpilogueReads;

    private IEnumerable<string> Captured =>
        (bias is null ? Enumerable.Empty<string>() : new[] { bias }).Concat(Loads).Concat(kernel.Stored).Distinct();

    public void Write(CodeWriter code, string summary, params string[] remarks)
    {
        string parameters = string.Join(", ", Captured.Select(value =>
            value == bias ? $"DeviceRow {Text.Field(value)}" : Parameter(graph, value)));
        code.Line();
        code.Line($"/// <summary>{Text.Xml(summary)}</summary>");
        code.Lines(remarks.Select(static remark => $"/// <remarks>{Text.Xml(remark)}</remarks>"));
        using (code.Braces($"internal readonly struct {name}({parameters}) : IDeviceEpilogue"))
        using (code.Braces($"public void Apply(int row, int column, {GpuLayout.Vector} {(bias is not null ? "product" : factor != 1 ? "derivative" : Text.Field(incoming))})"))
        {
            if (bias is not null)
            {
                code.Line($"{GpuLayout.Vector} {Text.Field(incoming)} = product + {Text.Field(bias)}.Load(column);");
            }

            if (factor != 1)
            {
                code.Line($"{GpuLayout.Vector} {Text.Field(incoming)} = {Literal.Of(factor, ScalarType.Float)} * derivative;");
            }

            foreach (string load in Loads)
            {
                code.Line($"{GpuLayout.Vector} {Text.Field(load)} = {Read(graph, load)};");
            }

            var registers = new RegisterWriter(code, ScalarType.Float, Text.Field, GpuLayout.Vector);
            foreach (Elementwise op in kernel.Epilogue)
            {
                registers.Write(Text.Field(op.Output), op.Function);
            }

            foreach (string stored in kernel.Stored)
            {
                code.Line($"{Rows(stored)}.Store(row, column, {Text.Field(stored)});");
            }
        }
    }

    /// <summary>What a struct over a value is made with: the matrix that holds it, or what draws it.</summary>
    public static string Argument(NetworkGraph graph, string value) => graph.IsMask(value) ? Text.Mask(value) : Text.Field(value);

    /// <summary>The struct's parameter for that.</summary>
    public static string Parameter(NetworkGraph graph, string value) =>
        graph.IsMask(value) ? $"DeviceMask {Text.Mask(value)}" : graph.IsPerColumn(value) ? $"DeviceRow {Row(value)}" : $"DeviceMatrix {Rows(value)}";

    /// <summary>Four scalars of the value.</summary>
    public static string Read(NetworkGraph graph, string value) =>
        graph.IsMask(value) ? $"{Text.Mask(value)}.Draw(row, column)"
        : graph.IsPerColumn(value) ? $"{Row(value)}.Load(column)"
        : $"{Rows(value)}.Load(row, column)";

    private static string Row(string value) => Text.Field(value) + "Row";

    /// <summary>The name of the matrix that holds a value.</summary>
    public static string Rows(string value) => Text.Field(value) + "Rows";
}
