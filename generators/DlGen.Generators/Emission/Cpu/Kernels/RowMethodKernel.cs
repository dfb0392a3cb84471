using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>A method that works its way through rows, which are shared among the threads.</summary>
internal abstract class RowMethodKernel : MethodKernel
{
    protected RowMethodKernel(FusedGraph fused, Kernel kernel, string over, ScalarType scalar)
        : base(fused, kernel, over, scalar)
    {
    }

    /// <summary>Writes what is done to one row.</summary>
    protected abstract void WriteRow(CodeWriter code);

    protected sealed override (string Arguments, string Parameters) Share => ("first, last", "int first, int last");

    protected sealed override void WriteShare(CodeWriter code) => WriteShare(code, Rows(Over), "rows of the batch");

    protected sealed override void WriteBody(CodeWriter code)
    {
        using (code.Braces("for (int row = first; row < last; row++)"))
        {
            WriteRow(code);
        }
    }
}
