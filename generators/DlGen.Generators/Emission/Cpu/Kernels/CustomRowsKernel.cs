using DlGen.Generators.Graph;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>A method of the user's own that makes rows of others.</summary>
internal abstract class CustomRowsKernel : RowKernel
{
    protected CustomRowsKernel(FusedGraph fused, Kernel kernel, string over, ScalarType scalar)
        : base(fused, kernel, over, scalar)
    {
    }

    /// <summary>The class that holds the loop.</summary>
    protected abstract string ClassName { get; }

    /// <summary>The comment above the call.</summary>
    protected abstract string Comment { get; }

    /// <summary>What the rows are put through, for the documentation.</summary>
    protected abstract string Summary { get; }

    /// <summary>The method's full name.</summary>
    protected abstract string Method { get; }

    /// <summary>What the method computes, in the order of its arguments, which follow those that it reads.</summary>
    protected abstract IEnumerable<RowArgument> Results { get; }

    private IEnumerable<RowArgument> Arguments => Kernel.Reads.Select(Read).Concat(Results);

    private IEnumerable<RowArgument> Values => Arguments.Where(static argument => argument.View.Length > 0);

    public override void WriteLoops(CodeWriter code)
    {
        code.Line($"// {Comment}");
        WriteShare(code, Grain == 1 ? Rows(Over) : $"{Rows(Over)}, {Text.Plain(Grain)}", Grain == 1 ? "rows of the batch" : $"rows of the batch, {Text.Plain(Grain)} at a time");
        code.Line($"{ClassName}.Run(first, last, {string.Join(", ", Values.Select(static argument => argument.Value == NetworkGraph.Input ? "x" : Text.Field(argument.Value)))});");
    }

    public override void WriteTypes(CodeWriter code)
    {
        code.Line();
        code.Line($"/// <summary>{Text.Xml(Summary)}</summary>");
        using (code.Braces($"private static class {ClassName}"))
        using (code.Braces($"public static void Run(int first, int last, {string.Join(", ", Values.Select(argument => $"{argument.View}<{Keyword}> {argument.Name}"))})"))
        {
            foreach (RowArgument argument in Arguments.Where(static argument => argument.BufferWidth > 0))
            {
                code.Line($"using var {Local(argument.Value)} = new RowBuffer<{Keyword}>({Text.Plain(argument.BufferWidth)});");
            }

            using (code.Braces("for (int row = first; row < last; row++)"))
            {
                code.Line($"{Method}<{Keyword}>({string.Join(", ", Arguments.Select(static argument => argument.Code))});");
                foreach (RowArgument written in Arguments.Where(static argument => argument.IsWritten))
                {
                    code.Line($"{Local(written.Value)}.Write({written.Name}, row);");
                }
            }
        }
    }

    protected override string Matrix(string value) => Local(value) + "Rows";

    /// <summary>A row that the method sets.</summary>
    protected RowArgument Written(string value) => new(value, "Matrix", Matrix(value), Graph[value].Known.Columns, $"{Local(value)}.Clear()", IsWritten: true);

    /// <summary>A sum that the method adds to.</summary>
    protected RowArgument Added(string value) => new(value, "GradientParts", Local(value), 0, $"{Local(value)}.Of(row)");

    /// <summary>What the method sets or adds to for nobody.</summary>
    protected static RowArgument Unused(string name, int width) => new(name, "", "", width, $"{name}.Clear()");

    private RowArgument Read(string value) => Graph.IsPerColumn(value)
        ? new(value, "Row", Local(value), 0, $"{Local(value)}.Read({Text.Plain(Graph[value].Known.Columns)})")
        : new(value, "Matrix", Matrix(value), Graph[value].Known.Columns, $"{Local(value)}.Read({Matrix(value)}, row)");

    /// <summary>An argument of the method.</summary>
    /// <param name="Value">The value.</param>
    /// <param name="View">The type of the view of it that the loop gets; empty where it gets none.</param>
    /// <param name="Name">That view's name.</param>
    /// <param name="BufferWidth">The length of a buffer for a row of it; 0 for none.</param>
    /// <param name="Code">The argument as code.</param>
    /// <param name="IsWritten">Whether the buffer is put back.</param>
    protected readonly record struct RowArgument(string Value, string View, string Name, int BufferWidth, string Code, bool IsWritten = false);
}
