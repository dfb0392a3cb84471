using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>
/// A method that works its way through columns, a register of them at a time: blocks of 32 are shared among the threads, so that
/// each column is summed by one thread in the order of the rows.
/// </summary>
internal abstract class ColumnMethodKernel : MethodKernel
{
    protected ColumnMethodKernel(FusedGraph fused, Kernel kernel, string over, ScalarType scalar)
        : base(fused, kernel, over, scalar)
    {
    }

    public sealed override IReadOnlyList<Access> Accesses =>
    [
        .. Kernel.Reads.Where(value => !Graph.IsMask(value)).Select(static value => Access.Reads(value, Division.Columns, "32")),
        .. Kernel.Stored.Select(static value => Access.WritesTo(value, Division.Columns, "32")),
    ];

    /// <summary>Writes what is done to the columns of one register.</summary>
    protected abstract void WriteColumn(CodeWriter code);

    protected sealed override (string Arguments, string Parameters) Share => ($"first, last, rows: {Rows(Over)}", "int first, int last, int rows");

    /// <summary>What is stored register by register; one number a column is stored once.</summary>
    protected sealed override IEnumerable<string> StoredRegisters => Kernel.Stored.Where(value => !Graph.IsPerColumn(value));

    protected sealed override void WriteShare(CodeWriter code) => WriteShare(code, $"{Text.Plain(PaddedWidth)}, 32", "columns, in blocks of 32");

    protected sealed override void WriteBody(CodeWriter code)
    {
        using (code.Braces("for (int column = first; column < last; column += TVector.Count)"))
        {
            WriteColumn(code);
        }
    }

    /// <summary>The loop over the rows of a register.</summary>
    protected static CodeWriter.Block Down(CodeWriter code) => code.Braces("for (int row = 0; row < rows; row++)");
}
