using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>A layer of the user's own, row by row: each row is laid side by side for its method, and what the method makes of it put back.</summary>
internal sealed class CustomKernel : CustomRowsKernel
{
    private readonly Custom op;

    public CustomKernel(FusedGraph fused, Kernel kernel, Custom op, ScalarType scalar)
        : base(fused, kernel, op.Output, scalar) => this.op = op;

    protected override string ClassName => Text.Pascal(op.Layer) + "Out";

    protected override string Comment => op.Formula;

    protected override string Summary => $"{op.Layer}'s way out: {op.Formula}.";

    protected override string Method => op.Type.Code + ".Forward";
}

/// <summary>The way back through a layer of the user's own to its input, by the layer's own method.</summary>
internal sealed class CustomGradientKernel : CustomRowsKernel
{
    private readonly CustomInputGradient op;

    public CustomGradientKernel(FusedGraph fused, Kernel kernel, CustomInputGradient op, ScalarType scalar)
        : base(fused, kernel, op.Output, scalar) => this.op = op;

    protected override string ClassName => Text.Pascal(op.Layer) + "Back";

    protected override string Comment => $"{op.Rule,-28} ⇒  {op.Formula}";

    protected override string Summary => $"{op.Layer}'s way back: {op.Formula}.";

    protected override string Method => op.Type.Code + ".Backward";
}

/// <summary>A method of the user's own that makes one row of others.</summary>
internal abstract class CustomRowsKernel : RowKernel
{
    protected CustomRowsKernel(FusedGraph fused, Kernel kernel, string result, ScalarType scalar)
        : base(fused, kernel, result, scalar)
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

    public override void WriteLoops(CodeWriter code)
    {
        code.Line($"// {Comment}");
        WriteShare(code, Rows(Over), "rows of the batch");
        IEnumerable<string> matrices = Values.Select(static value => value == NetworkGraph.Input ? "x" : Text.Field(value));
        code.Line($"{ClassName}.Run(first, last, {string.Join(", ", matrices)});");
    }

    public override void WriteTypes(CodeWriter code)
    {
        code.Line();
        code.Line($"/// <summary>{Text.Xml(Summary)}</summary>");
        using (code.Braces($"private static class {ClassName}"))
        using (code.Braces($"public static void Run(int first, int last, {string.Join(", ", Values.Select(value => $"Matrix<{Keyword}> {Matrix(value)}"))})"))
        {
            foreach (string value in Values)
            {
                code.Line($"using var {Local(value)} = new RowBuffer<{Keyword}>({Text.Plain(Graph[value].Known.Columns)});");
            }

            using (code.Braces("for (int row = first; row < last; row++)"))
            {
                IEnumerable<string> inputs = Kernel.Reads.Select(value => $"{Local(value)}.Read({Matrix(value)}, row)");
                code.Line($"{Method}<{Keyword}>({string.Join(", ", inputs)}, {Local(Over)}.Clear());");
                code.Line($"{Local(Over)}.Write({Matrix(Over)}, row);");
            }
        }
    }

    protected override string Matrix(string value) => Local(value) + "Rows";

    private IEnumerable<string> Values => Kernel.Reads.Append(Over);
}
