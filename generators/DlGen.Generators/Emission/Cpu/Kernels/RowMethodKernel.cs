using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>
/// A row kernel whose loops stand in a method of their own. The formulas' methods grow with the network, and the JIT inlines
/// only so much into one method: in a deep network, calls would be left in the loops.
/// </summary>
internal abstract class RowMethodKernel : RowKernel
{
    protected RowMethodKernel(FusedGraph fused, Kernel kernel, string over, ScalarType scalar)
        : base(fused, kernel, over, scalar)
    {
    }

    /// <summary>The class that holds the method.</summary>
    protected abstract string ClassName { get; }

    /// <summary>What the rows are put through, for the documentation.</summary>
    protected abstract string Summary { get; }

    /// <summary>The comments above the call.</summary>
    protected abstract IEnumerable<string> Formulas { get; }

    /// <summary>Writes what is done to one row.</summary>
    protected abstract void WriteRow(CodeWriter code);

    public sealed override void WriteLoops(CodeWriter code)
    {
        code.Lines(Formulas.Select(static formula => $"// {formula}"));
        WriteShare(code, Rows(Over), "rows of the batch");
        IEnumerable<string> arguments = Values.Select(value =>
            value == NetworkGraph.Input ? "x" : Graph.IsMask(value) ? Text.Mask(value) : Text.Field(value));
        code.Line($"{ClassName}.Run<TVector>(first, last, {string.Join(", ", arguments)});");
    }

    public sealed override void WriteTypes(CodeWriter code)
    {
        IEnumerable<string> parameters = Values.Select(value => Graph[value].Kind switch
        {
            ValueKind.Parameter => $"Row<{Keyword}> {Text.Field(value)}",
            ValueKind.Mask => $"DropoutMask<{Keyword}> {Text.Mask(value)}",
            _ => $"Matrix<{Keyword}> {Matrix(value)}",
        });
        code.Line();
        code.Line($"/// <summary>{Text.Xml(Summary)}</summary>");
        using (code.Braces($"private static class {ClassName}"))
        {
            code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
            code.Line($"public static void Run<TVector>(int first, int last, {string.Join(", ", parameters)})");
            using (code.Indent())
            {
                code.Line($"where TVector : struct, IVector<TVector, {Keyword}>");
            }

            code.Line("{");
            using (code.Indent())
            using (code.Braces("for (int row = first; row < last; row++)"))
            {
                WriteRow(code);
            }

            code.Line("}");
        }
    }

    /// <summary>The method's own name for a value's matrix: the value's is a register's.</summary>
    protected sealed override string Matrix(string value) => Local(value) + "Rows";

    private IEnumerable<string> Values => Kernel.Reads.Concat(Kernel.Stored);
}
