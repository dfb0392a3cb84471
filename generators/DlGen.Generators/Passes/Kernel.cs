using System.Text;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>
/// Ops that run as one sweep: an anchor that produces values in registers, and what is done with them before they are
/// stored. Both back ends have the same kernels, but for what <see cref="MaximaOnly"/> and <see cref="PoolFusion"/> change for CPUs.
/// </summary>
/// <param name="Anchor">The op that it begins with, which says what kernel of the library's it is.</param>
/// <param name="Tail">The ops fused behind it, in order: activations, σ′, the loss's gradient, the optimizer's step.</param>
/// <param name="Stored">The values it leaves in memory; the others live in registers alone.</param>
internal sealed record Kernel(Op Anchor, EquatableArray<Op> Tail, EquatableArray<string> Stored)
{
    public Stage Stage => Anchor.Stage;

    public IEnumerable<Op> Ops => new[] { Anchor }.Concat(Tail);

    /// <summary>The elementwise part of the tail.</summary>
    public IEnumerable<Elementwise> Epilogue => Tail.OfType<Elementwise>();

    /// <summary>What that part reads besides what the kernel computes: values in memory, and masks.</summary>
    public IEnumerable<string> EpilogueReads
    {
        get
        {
            var written = new HashSet<string>(Ops.Select(static op => op.Output));
            return Epilogue.SelectMany(static op => op.Inputs).Where(input => !written.Contains(input)).Distinct();
        }
    }

    /// <summary>The step that takes a gradient here; null where none does.</summary>
    public Update? StepOf(Op gradient) => Tail.OfType<Update>().FirstOrDefault(update => update.Gradient == gradient.Output);

    /// <summary>What becomes of a parameter's gradient.</summary>
    public GradientEnd EndOf(ParameterGradient gradient) => StepOf(gradient) is not null
        ? gradient.SoFar is null ? GradientEnd.Step : GradientEnd.StepOfSum
        : gradient.SoFar is null ? GradientEnd.Keep : GradientEnd.Add;

    /// <summary>What it reads from memory.</summary>
    public IEnumerable<string> Reads
    {
        get
        {
            var computed = new HashSet<string>(Ops.Where(static op => op is not Change).Select(static op => op.Output));
            return Ops.SelectMany(static op => op.Inputs).Where(input => !computed.Contains(input)).Distinct();
        }
    }

    /// <summary>The value that the whole kernel ends in.</summary>
    public string Result => Ops.Last(op => op is not Update).Output;

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (Op op in Ops)
        {
            text.Append(text.Length == 0 ? "" : "; ").Append(op.Formula);
        }

        return text.Append("   stores ").Append(Stored.Count == 0 ? "nothing" : string.Join(", ", Stored)).ToString();
    }
}

/// <summary>What becomes of a parameter's gradient while it is in registers.</summary>
internal enum GradientEnd
{
    /// <summary>The step takes the gradient.</summary>
    Step,

    /// <summary>The gradient is kept: the first of the parts that a parameter's uses add.</summary>
    Keep,

    /// <summary>The gradient is added to the parts before it.</summary>
    Add,

    /// <summary>The gradient is the last part: the step takes the sum of all.</summary>
    StepOfSum,
}

/// <summary>A graph with its ops grouped into kernels, in the order they run.</summary>
internal sealed record FusedGraph(NetworkGraph Graph, EquatableArray<Kernel> Kernels)
{
    public IEnumerable<Kernel> In(Stage stage) => Kernels.Where(kernel => kernel.Stage == stage);

    /// <summary>The kernels without those of a stage, and the graph without its ops.</summary>
    public FusedGraph Without(Stage stage) => new(Graph.Without(stage), Kernels.Where(kernel => kernel.Stage != stage).ToEquatableArray());

    /// <summary>The kernels as text, one a line: what snapshots compare.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (IGrouping<Stage, Kernel> stage in Kernels.GroupBy(kernel => kernel.Stage))
        {
            text.Append(stage.Key.ToString().ToLowerInvariant()).Append(":\n");
            foreach (Kernel kernel in stage)
            {
                text.Append("  ").Append(kernel).Append('\n');
            }
        }

        return text.ToString();
    }
}
