using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>Elementwise ops with no product before them: an activation on the input, a prediction from the outputs.</summary>
internal sealed class MapKernel : RowKernel
{
    private readonly Elementwise anchor;

    public MapKernel(FusedGraph fused, Kernel kernel, Elementwise anchor, ScalarType scalar)
        : base(fused, kernel, anchor.Output, scalar) => this.anchor = anchor;

    public override (string Result, string Source)? InPlace =>
        Kernel.Stage == Stage.Prediction ? (anchor.Output, anchor.Inputs[0]) : null;

    public override void WriteLoops(CodeWriter code)
    {
        foreach (Op op in Kernel.Ops)
        {
            code.Line(op.Rule.Length == 0 ? $"// {op.Formula}" : $"// {op.Rule,-28} ⇒  {op.Formula}");
        }

        using (RowLoop(code))
        using (ColumnLoop(code))
        {
            WriteLoads(code, Kernel.Reads);
            RegisterWriter registers = Registers(code);
            registers.Write(Local(anchor.Output), anchor.Function);
            WriteEpilogue(code, registers);
        }
    }
}
