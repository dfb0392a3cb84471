using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu;

/// <summary>A fused kernel as the CPU runs it: its loops, how threads share them, and the types it hands to the tiles.</summary>
internal abstract class CpuKernel
{
    protected CpuKernel(FusedGraph fused, Kernel kernel, ScalarType scalar)
    {
        Graph = fused.Graph;
        Kernel = kernel;
        Scalar = scalar;
    }

    public Kernel Kernel { get; }

    public abstract IReadOnlyList<Access> Accesses { get; }

    /// <summary>What it leaves in memory: name and scalars an example.</summary>
    public virtual IEnumerable<(string Name, int Size)> Buffers =>
        Kernel.Stored.Where(value => !Graph.IsPerColumn(value)).Select(value => (value, SizeOf(value)));

    /// <summary>A result that may take the place of the value it is computed from, element by element.</summary>
    public virtual (string Result, string Source)? InPlace => null;

    /// <summary>Scalars an example that a value takes.</summary>
    protected virtual int SizeOf(string value) => CpuLayout.Padded(Graph[value].Known.Columns) * Graph[value].Known.Rows;

    protected NetworkGraph Graph { get; }

    protected ScalarType Scalar { get; }

    protected string Keyword => Text.Keyword(Scalar);

    protected string Tile => $"Tile<TVector, {Keyword}>";

    protected string ColumnSums => $"ColumnSums<TVector, {Keyword}>";

    /// <summary>The rows of the batch a kernel runs over.</summary>
    protected string Rows(string value) => Text.Rows(Graph[value].Known);

    /// <summary>Writes the loops into the method of its stage.</summary>
    public abstract void WriteLoops(CodeWriter code);

    /// <summary>Writes the types that the loops use.</summary>
    public virtual void WriteTypes(CodeWriter code)
    {
    }

    /// <summary>What a kernel hands a parameter's gradient to: its type, and the variable that the method has of it.</summary>
    protected (string Type, string Variable) StepFor(ParameterGradient gradient) => GradientSteps.Of(Kernel.EndOf(gradient), Keyword);

    /// <summary>What becomes of a parameter's gradient, behind its formula.</summary>
    protected string StepFormula(ParameterGradient gradient) =>
        Kernel.StepOf(gradient) is { } step ? $",  {step.Formula}" : "";

    /// <summary>The memory that a parameter's gradient is taken to: the parameter's, or that of the sum over its uses, which the last of them reads.</summary>
    protected IEnumerable<Access> StepAccesses(ParameterGradient gradient, Division division, string grain)
    {
        GradientEnd end = Kernel.EndOf(gradient);
        string sum = GradientSteps.SumOf(gradient.Parameter);
        if (end == GradientEnd.StepOfSum)
        {
            yield return Access.Reads(sum, division, grain);
        }

        yield return Access.WritesTo(end is GradientEnd.Step or GradientEnd.StepOfSum ? gradient.Parameter : sum, division, grain);
    }

    /// <summary>Takes this thread's share: (first, last) = worker.Share(…).</summary>
    protected static void WriteShare(CodeWriter code, string arguments, string comment = "") =>
        code.Line($"(first, last) = worker.Share({arguments});", comment);
}
