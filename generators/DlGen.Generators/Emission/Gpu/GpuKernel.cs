using System.Text.RegularExpressions;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu;

/// <summary>A fused kernel as a GPU runs it: one launch, and the types that it hands to the library's kernels.</summary>
internal abstract class GpuKernel
{
    protected GpuKernel(FusedGraph fused, Kernel kernel)
    {
        Graph = fused.Graph;
        Kernel = kernel;
        Reads = [.. kernel.Reads];
    }

    public Kernel Kernel { get; }

    /// <summary>What it reads from memory.</summary>
    protected HashSet<string> Reads { get; }

    protected NetworkGraph Graph { get; }

    /// <summary>
    /// Whether a group of threads can do it with rows in shared memory. A mask is drawn by the batch's rows, which a group doesn't
    /// count, and moments are taken over all of them.
    /// </summary>
    public bool CanBeGroups => GroupCall is not null && !Reads.Any(value => Graph[value].Kind is ValueKind.Mask or ValueKind.PerColumn);

    /// <summary>Writes the formulas and the launch into the method of its stage.</summary>
    public void WriteLaunch(CodeWriter code)
    {
        WriteFormulas(code, Shapes, UpdateBy);
        code.Line(Launch);
    }

    /// <summary>Writes the formulas and what a group of threads calls for so many rows. Updates are left for later.</summary>
    public void WriteGroupCall(CodeWriter code, int rows)
    {
        WriteFormulas(code, Regex.Replace(Shapes, @"\[B(·\d+)?×", $"[{Text.Plain(rows)}×"), static _ => "");
        code.Line($"group.{GroupCall}");
    }

    /// <summary>Whether a value that it reads may lie where it writes: each scalar is read by the thread that writes there, and before.</summary>
    public virtual bool ReadsInPlace(string value) => Reads.Contains(value) && !Kernel.Anchor.Inputs.Contains(value);

    /// <summary>Writes the types that the launch names.</summary>
    public virtual void WriteTypes(CodeWriter code)
    {
    }

    /// <summary>The sum over the batch's rows that it is, for the program to plan the memory of its slices; null where it is none.</summary>
    public virtual string? SlicedSum => null;

    /// <summary>The gradients that it computes.</summary>
    public IEnumerable<string> Gradients => Ops.Where(static op => op is not Update).Select(static op => op.Output);

    /// <summary>What the launch computes.</summary>
    protected virtual IEnumerable<Op> Ops => Kernel.Ops;

    /// <summary>The launch, as a statement.</summary>
    protected abstract string Launch { get; }

    /// <summary>
    /// The launch's work done by one group of threads: a method of the group with its arguments; null where it takes more than a
    /// group.
    /// </summary>
    protected virtual string? GroupCall => null;

    /// <summary>The shapes of what it computes from what.</summary>
    protected abstract string Shapes { get; }

    /// <summary>The rows of the batch that a value has, as code.</summary>
    protected string Rows(string value) => Text.Rows(Graph[value].Known);

    /// <summary>The sum of the columns of a value.</summary>
    protected string SlicedColumnSums(string value) => $"SlicedColumnSums({Text.Plain(Graph[value].Known.Rows)}, {Text.Plain(Graph[value].Known.Columns)})";

    /// <summary>A value's shape with the batch: [B×256].</summary>
    protected string Batched(string value) => Text.Batched(Graph[value].Known);

    /// <summary>What a launch hands a parameter's gradient to: its type, and how the method gets it.</summary>
    protected static (string Type, string Value) StepFor(GradientEnd end) => end switch
    {
        GradientEnd.Keep => ("StoreGradient", "Keep"),
        GradientEnd.Add => ("AddGradient", "Add"),
        GradientEnd.StepOfSum => ("StepOfSum<TStep>", "OfSum(step)"),
        _ => ("TStep", "step"),
    };

    /// <summary>Forward formulas on one line; in the backward pass each beside the formula that it follows from.</summary>
    private void WriteFormulas(CodeWriter code, string shapes, Func<Op, string> updateBy)
    {
        List<Op> ops = Ops.Where(static op => op is not Update).ToList();
        string[] formulas = ops.All(static op => op.Rule.Length == 0)
            ? [string.Join(",  ", ops.Select(static op => op.Formula))]
            : ops.Select(op => op.Rule.Length == 0 || op.Rule == Kernel.Anchor.Formula ? op.Formula : $"{op.Rule,-28} ⇒  {op.Formula}{updateBy(op)}").ToArray();
        for (int line = 0; line < formulas.Length; line++)
        {
            code.Line($"// {formulas[line]}{(line == 0 ? $"    {shapes}" : "")}");
        }
    }

    /// <summary>The step that uses a gradient, if one does.</summary>
    private string UpdateBy(Op gradient) =>
        Ops.OfType<Update>().FirstOrDefault(update => update.Gradient == gradient.Output) is { } update ? $",  {update.Formula}" : "";
}
