using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>A loss that compares output by output, and its gradient in one sweep; the gradient takes the outputs' place.</summary>
internal sealed class ElementwiseLossKernel : RowKernel
{
    private readonly ElementwiseLoss op;
    private readonly ElementwiseLossGradient? gradient;

    public ElementwiseLossKernel(FusedGraph fused, Kernel kernel, ElementwiseLoss op, ScalarType scalar)
        : base(fused, kernel, op.Prediction, scalar)
    {
        this.op = op;
        gradient = kernel.Tail.OfType<ElementwiseLossGradient>().FirstOrDefault();
    }

    public override (string Result, string Source)? InPlace => (Kernel.Stored.FirstOrDefault() ?? op.Prediction, op.Prediction);

    public override void WriteLoops(CodeWriter code)
    {
        string width = Text.Plain(Width);
        code.Line($"// {op.Formula}{(gradient is null ? "" : $"   ⇒  {gradient.Formula}{(op.Head.Sums ? "" : $",  n = B·{Text.Plain(Graph[op.Prediction].Known.Size)} terms in the mean")}")}");
        foreach (Elementwise fused in Kernel.Epilogue)
        {
            code.Line($"// {fused.Rule,-28} ⇒  {fused.Formula}");
        }

        if (gradient is not null)
        {
            code.Line($"{Keyword} {op.Head.Scale} = {Literal.Of(op.Head.Weight, Scalar)}{(op.Head.Sums ? "" : $" / ({Rows(Over)} * {width})")};");
        }

        using (RowLoop(code))
        {
            code.Line("TVector sum = 0;");
            using (ColumnLoop(code))
            {
                WriteLoads(code, Kernel.Reads);
                if (op.Constants.Count > 0)
                {
                    code.Line($"TVector {ElementwiseLoss.PerOutput} = {ConstantsName}.Values.Load<TVector>(column);");
                }

                RegisterWriter registers = Registers(code);
                registers.Write("loss", op.Function);
                code.Line($"sum += {WithoutPadding("loss")};");
                if (gradient is not null)
                {
                    registers.Write(Local(gradient.Output), gradient.Derivative * new Variable(op.Head.Scale));
                    WriteEpilogue(code, registers);
                }
            }

            code.Line();
            code.Line($"{MemoryPlanning.LossesOf(op.Head)}[row] = TVector.Sum(sum){(op.Head.Sums ? "" : $" / {width}")};");
        }
    }

    public override void WriteTypes(CodeWriter code)
    {
        if (op.Constants.Count > 0)
        {
            code.Line();
            code.Line($"/// <summary>{ElementwiseLoss.PerOutput}: what a positive target counts for, output by output.</summary>");
            using (code.Braces($"private static class {ConstantsName}"))
            {
                code.Line($"public static readonly ConstantRow<{Keyword}> Values = new({string.Join(", ", op.Constants.Select(number => Literal.Of(number, Scalar)))});");
            }
        }
    }

    private string ConstantsName => "PositiveWeights" + op.Head.Number;
}
