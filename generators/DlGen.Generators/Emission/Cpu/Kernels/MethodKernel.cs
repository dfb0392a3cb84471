using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>
/// A kernel over rows or columns whose loops stand in a method of their own. The formulas' methods grow with the network, and the
/// JIT inlines only so much into one method: in a deep network, calls would be left in the loops.
/// </summary>
internal abstract class MethodKernel : RowKernel
{
    protected MethodKernel(FusedGraph fused, Kernel kernel, string over, ScalarType scalar)
        : base(fused, kernel, over, scalar)
    {
    }

    /// <summary>The class that holds the method.</summary>
    protected abstract string ClassName { get; }

    /// <summary>What the rows are put through, for the documentation.</summary>
    protected abstract string Summary { get; }

    /// <summary>The comments above the call.</summary>
    protected abstract IEnumerable<string> Formulas { get; }

    /// <summary>The share of the work that a thread has, as arguments of the method and as its parameters.</summary>
    protected abstract (string Arguments, string Parameters) Share { get; }

    /// <summary>Takes this thread's share.</summary>
    protected abstract void WriteShare(CodeWriter code);

    /// <summary>Writes the loops of the method.</summary>
    protected abstract void WriteBody(CodeWriter code);

    public sealed override void WriteLoops(CodeWriter code)
    {
        code.Lines(Formulas.Select(static formula => $"// {formula}"));
        WriteShare(code);
        IEnumerable<string> arguments = Values.Select(value =>
            value == NetworkGraph.Input ? "x" : Graph.IsMask(value) ? Text.Mask(value) : Text.Field(value));
        code.Line($"{ClassName}.Run<TVector>({Share.Arguments}, {string.Join(", ", arguments)});");
    }

    public sealed override void WriteTypes(CodeWriter code)
    {
        IEnumerable<string> parameters = Values.Select(value => Graph[value].Kind switch
        {
            ValueKind.Parameter => $"Row<{Keyword}> {Text.Field(value)}",
            ValueKind.PerColumn => $"Row<{Keyword}> {Row(value)}",
            ValueKind.Mask => $"DropoutMask<{Keyword}> {Text.Mask(value)}",
            _ => $"Matrix<{Keyword}> {Matrix(value)}",
        });
        code.Line();
        code.Line($"/// <summary>{Text.Xml(Summary)}</summary>");
        using (code.Braces($"private static class {ClassName}"))
        {
            code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
            code.Line($"public static void Run<TVector>({Share.Parameters}, {string.Join(", ", parameters)})");
            using (code.Indent())
            {
                code.Line($"where TVector : struct, IVector<TVector, {Keyword}>");
            }

            code.Line("{");
            using (code.Indent())
            {
                WriteBody(code);
            }

            code.Line("}");
        }
    }

    /// <summary>The method's own name for a value's matrix: the value's is a register's.</summary>
    protected sealed override string Matrix(string value) => Local(value) + "Rows";

    /// <summary>The method's own name for a value with one number a column.</summary>
    protected sealed override string Row(string value) => Graph[value].Kind == ValueKind.Parameter ? Text.Field(value) : Local(value) + "Row";

    private IEnumerable<string> Values => Kernel.Reads.Concat(Kernel.Stored).Distinct();
}
