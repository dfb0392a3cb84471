using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission.Cpu;

/// <summary>
/// Writes what follows a tile's product as a struct over registers: bias, activation, σ′, and the stores. Values have the
/// lecture's names; the matrices they come from and go to are called after them.
/// </summary>
internal sealed class EpilogueWriter
{
    private readonly NetworkGraph graph;
    private readonly Kernel kernel;
    private readonly ScalarType scalar;
    private readonly string name;
    private readonly string? bias;

    /// <param name="graph">The network.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="name">The struct's name.</param>
    /// <param name="bias">The bias that is added to the product first, if there is one.</param>
    /// <param name="scalar">The scalar.</param>
    public EpilogueWriter(NetworkGraph graph, Kernel kernel, string name, string? bias, ScalarType scalar)
    {
        this.graph = graph;
        this.kernel = kernel;
        this.name = name;
        this.bias = bias;
        this.scalar = scalar;
    }

    /// <summary>The values that the fused ops read from memory.</summary>
    public IEnumerable<string> Loads => kernel.EpilogueReads.Where(value => !graph.IsMask(value));

    /// <summary>The arguments that the struct is made with: new(b1, a1).</summary>
    public string Arguments => string.Join(", ", Captured.Select(value => graph.IsMask(value) ? Text.Mask(value) : Text.Field(value)));

    /// <summary>The masks that the fused ops draw.</summary>
    private IEnumerable<string> Draws => kernel.EpilogueReads.Where(graph.IsMask);

    private IEnumerable<string> Captured =>
        (bias is null ? Enumerable.Empty<string>() : new[] { bias }).Concat(Loads).Concat(Draws).Concat(kernel.Stored).Distinct();

    public void Write(CodeWriter code, string summary, params string[] remarks)
    {
        string keyword = Text.Keyword(scalar);
        string parameters = string.Join(", ", Captured.Select(value =>
            value == bias ? $"Row<{keyword}> {Text.Field(value)}"
            : graph.IsMask(value) ? $"DropoutMask<{keyword}> {Text.Mask(value)}"
            : graph.IsPerColumn(value) ? $"Row<{keyword}> {Row(value)}"
            : $"Matrix<{keyword}> {Rows(value)}"));
        code.Line();
        code.Line($"/// <summary>{Text.Xml(summary)}</summary>");
        code.Lines(remarks.Select(remark => $"/// <remarks>{Text.Xml(remark)}</remarks>"));
        using (code.Braces($"private readonly struct {name}({parameters}) : IEpilogue<{keyword}>"))
        {
            string anchor = Text.Field(kernel.Anchor.Output);
            string incoming = bias is null ? anchor : "product";
            code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            code.Line($"public void Apply<TVector>(int row, int column, TVector {incoming})");
            using (code.Indent())
            {
                code.Line($"where TVector : struct, IVector<TVector, {keyword}>");
            }

            code.Line("{");
            using (code.Indent())
            {
                if (bias is not null)
                {
                    code.Line($"TVector {anchor} = product + {Text.Field(bias)}.Load<TVector>(column);");
                }

                foreach (string load in Loads)
                {
                    code.Line($"TVector {Text.Field(load)} = {(graph.IsPerColumn(load) ? $"{Row(load)}.Load<TVector>(column)" : $"{Rows(load)}.Load<TVector>(row, column)")};");
                }

                foreach (string draw in Draws)
                {
                    code.Line($"TVector {Text.Field(draw)} = {Text.Mask(draw)}.Draw<TVector>(row, column);");
                }

                var registers = new RegisterWriter(code, scalar, Text.Field);
                foreach (Elementwise op in kernel.Epilogue)
                {
                    registers.Write(Text.Field(op.Output), op.Function);
                }

                foreach (string stored in kernel.Stored)
                {
                    code.Line($"{Rows(stored)}.Store(row, column, {Text.Field(stored)});");
                }
            }

            code.Line("}");
        }
    }

    private static string Row(string value) => Text.Field(value) + "Row";

    private static string Rows(string value) => Text.Field(value) + "Rows";
}
