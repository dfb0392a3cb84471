using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>dθ, the sum of what rows have added, and the step behind it: blocks of 32 parameters shared among the threads.</summary>
internal sealed class CustomParameterKernel : CpuKernel
{
    private readonly CustomParameterGradient op;

    public CustomParameterKernel(FusedGraph fused, Kernel kernel, CustomParameterGradient op, ScalarType scalar)
        : base(fused, kernel, scalar) => this.op = op;

    public override IReadOnlyList<Access> Accesses => [Access.Reads(op.Parts), .. StepAccesses(op, Division.Columns, "32")];

    public override void WriteLoops(CodeWriter code)
    {
        code.Line($"// {op.Rule,-28} ⇒  {op.Formula}{StepFormula(op)}");
        WriteShare(code, Text.Plain(CpuLayout.Pieces(Graph[op.Parameters].Known.Columns, CpuLayout.Block)), "blocks of 32 parameters");
        using (code.Braces("for (int block = first; block < last; block++)"))
        {
            code.Line($"{ColumnSums}.OfParts({Text.Field(op.Parts)}, {Rows(op.Result)}, {Text.Field(op.Parameters)}, block, {StepFor(op).Variable});");
        }
    }
}
