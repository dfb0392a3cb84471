using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>dW = xᵀ·dz and the step behind it: blocks of 32 outputs shared among the threads, or inputs where blocks are few.</summary>
internal sealed class WeightGradientKernel : CpuKernel
{
    private readonly LinearWeightGradient op;
    private readonly int blocks;

    public WeightGradientKernel(FusedGraph fused, Kernel kernel, LinearWeightGradient op, ScalarType scalar)
        : base(fused, kernel, scalar)
    {
        this.op = op;
        blocks = CpuLayout.Pieces(Graph[op.OutputGradient].Known.Columns, CpuLayout.Block);
    }

    private bool AlongOutputs => blocks >= CpuLayout.FewPieces;

    public override IReadOnlyList<Access> Accesses => AlongOutputs
        ? [Access.Reads(op.Input), Access.Reads(op.OutputGradient, Division.Columns, "32"), .. StepAccesses(op, Division.Columns, "32")]
        : [Access.Reads(op.Input), Access.Reads(op.OutputGradient), .. StepAccesses(op, Division.Rows, "16")];

    public override void WriteLoops(CodeWriter code)
    {
        TensorShape weight = Graph[op.Weight].Known;
        code.Line($"// {op.Rule,-28} ⇒  {op.Output} {weight} = {op.Sum($"{op.Input}ᵀ · {op.OutputGradient}")}{StepFormula(op)}");
        string panels = Text.Plain(CpuLayout.Pieces(weight.Axes[0], CpuLayout.Panel));
        (string stepType, string step) = StepFor(op);
        string call = $"{Tile}.OuterSum<{ProductText.ShapeOf(Graph, op.Weight)}, {stepType}>({Text.Field(op.Input)}, {Text.Field(op.OutputGradient)}, {Rows(op.OutputGradient)}, {Text.Field(op.Weight)}, ";
        if (AlongOutputs)
        {
            WriteShare(code, Text.Plain(blocks), $"{Text.Plain(blocks)} blocks of 32 outputs");
            using (code.Braces("for (int block = first; block < last; block++)"))
            {
                code.Line($"{call}firstPanel: 0, lastPanel: {panels}, block, {step});");
            }

            return;
        }

        WriteShare(code, panels, panels == "1" ? "one panel of 16 inputs" : $"{panels} panels of 16 inputs");
        if (blocks == 1)
        {
            code.Line($"{call}first, last, block: 0, {step});");
            return;
        }

        using (code.Braces($"for (int block = 0; block < {Text.Plain(blocks)}; block++)"))
        {
            code.Line($"{call}first, last, block, {step});");
        }
    }
}
