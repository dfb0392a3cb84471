using System.Text;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Lowering;

/// <summary>
/// A call of one of the library's kernels: what both back ends print, each in its own types. A kernel of the same name and
/// the same arguments is in the library of each.
/// </summary>
/// <param name="Method">The kernel's name.</param>
/// <param name="Kernels">What it computes: a fused kernel, and others that are computed on the way.</param>
internal sealed record KernelCall(string Method, IReadOnlyList<Kernel> Kernels)
{
    /// <summary>Characters of formulas in a line, and of a rule beside what follows from it.</summary>
    private const int FullLine = 110;

    private const int LongRule = 48;

    private readonly HashSet<string> reads = [.. Kernels.SelectMany(static kernel => kernel.Reads)];

    /// <summary>The kernel that the call is made for.</summary>
    public Kernel Kernel => Kernels[0];

    public Stage Stage => Kernel.Stage;

    /// <summary>The constants that the kernel is compiled for; null for a kernel that takes numbers.</summary>
    public ConstantsStruct? Shape { get; init; }

    /// <summary>What is done with the results; null where the kernel stores them itself, or hands them to a step.</summary>
    public GeneratedStruct? Body { get; init; }

    /// <summary>What becomes of the parameters' gradients that it computes; null where it computes none.</summary>
    public GradientEnd? Step => Arguments.OfType<StepArgument>().FirstOrDefault()?.End;

    /// <summary>The arguments, in order.</summary>
    public IReadOnlyList<CallArgument> Arguments { get; init; } = [];

    /// <summary>
    /// What the threads of a CPU read and write, and how they divide it: a list for each part of the kernel, between which the
    /// threads meet.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Access>> Accesses { get; init; } = [];

    /// <summary>A result that may take the place of the value it is computed from, element by element; null for none.</summary>
    public (string Result, string Source)? InPlace { get; init; }

    /// <summary>Whether it reads every value where it writes, and only there; otherwise that holds only of what its body loads.</summary>
    public bool ReadsInPlace { get; init; }

    /// <summary>The value of which it needs a transposed copy while it runs, on a CPU; null for none.</summary>
    public string? Transposes { get; init; }

    /// <summary>What the threads of a CPU sum up in parts and leave for each other; null where threads share no sums.</summary>
    public PartSums? PartSums { get; init; }

    /// <summary>Weights that a CPU transforms for the kernel; null where it takes them as they are.</summary>
    public TransformedWeights? Weights { get; init; }

    /// <summary>How it computes its formulas, where they don't say it; empty where they do.</summary>
    public string Note { get; init; } = "";

    /// <summary>Where each token occurs in the batch, which a CPU finds out for the kernel; null where there are no tokens.</summary>
    public TokenChains? Chains { get; init; }

    /// <summary>A sum over the batch's rows, which a GPU takes in slices where the batch is long; null where it is none.</summary>
    public SlicedSum? SlicedSum { get; init; }

    /// <summary>Places of a flattened image that it takes as it lies: to it, an example's places are one row. 1 where there is none.</summary>
    public int Places { get; init; } = 1;

    /// <summary>Whether a CPU computes it register by register, for each width of registers anew.</summary>
    public bool IsVectorized { get; init; } = true;

    /// <summary>Whether a group of a GPU's threads can run it on a slice of the batch.</summary>
    public bool RunsInGroups { get; init; }

    /// <summary>The shapes of what it computes from what: [B×784] · [784×256] → [B×256].</summary>
    public string Shapes { get; init; } = "";

    /// <summary>The fused ops, in order.</summary>
    public IEnumerable<Op> Ops => Kernels.SelectMany(static kernel => kernel.Ops);

    /// <summary>What it reads from memory.</summary>
    public IEnumerable<string> Reads => reads;

    /// <summary>What it leaves in memory.</summary>
    public IEnumerable<string> Stored => Kernels.SelectMany(static kernel => kernel.Stored);

    /// <summary>The structs that it is compiled for.</summary>
    public IEnumerable<GeneratedStruct> Structs => new[] { Shape, Body }.OfType<GeneratedStruct>();

    /// <summary>The gradients that it computes.</summary>
    public IEnumerable<string> Gradients => Ops.Where(static op => op is not Update).Select(static op => op.Output);

    /// <summary>Whether a value that it reads may lie where it writes: each scalar is read by the thread that writes there, and before.</summary>
    public bool MayOverwrite(string value) => reads.Contains(value) && (ReadsInPlace || !Kernel.Anchor.Inputs.Contains(value));

    /// <summary>
    /// The formulas: forward ones one after the other on as few lines as they fit, those of the backward pass beside the formula that they follow from, or below
    /// it where it is long. A text each, of one line or several.
    /// </summary>
    /// <param name="withSteps">Whether to say how the optimizer's step uses a gradient.</param>
    public IEnumerable<string> Formulas(bool withSteps)
    {
        List<Op> ops = Ops.Where(static op => op is not Update).ToList();
        if (ops.All(static op => op.Rule.Length == 0))
        {
            return [Wrapped(ops.Select(static op => op.Formula))];
        }

        return ops.Select(op => op.Rule.Length == 0 || op.Rule == Kernel.Anchor.Formula
            ? op.Formula
            : $"{(op.Rule.Length > LongRule ? op.Rule + "\n " : $"{op.Rule,-28}")} ⇒  {op.Formula}{(withSteps && op is ParameterGradient ? StepOf(op) : "")}");
    }

    /// <summary>Formulas one after the other, on another line where one is full.</summary>
    private static string Wrapped(IEnumerable<string> formulas)
    {
        var text = new StringBuilder();
        int line = 0;
        foreach (string formula in formulas)
        {
            bool isFull = line + formula.Length > FullLine;
            text.Append(text.Length == 0 ? "" : isFull ? ",\n" : ",  ").Append(formula);
            line = formula.Length + (isFull ? 0 : line);
        }

        return text.ToString();
    }

    /// <summary>The step that uses a gradient, if one does.</summary>
    private string StepOf(Op gradient) =>
        Ops.OfType<Update>().FirstOrDefault(update => update.Gradient == gradient.Output) is { } update ? $",  {update.Formula}" : "";
}

/// <summary>The places of each token in a batch, in a memory of their own.</summary>
/// <param name="Name">The field.</param>
/// <param name="Vocabulary">How many tokens there are.</param>
/// <param name="Places">Tokens that an example has.</param>
internal sealed record TokenChains(string Name, int Vocabulary, int Places);

/// <summary>What the threads of a CPU sum up over parts of an example's rows, in a memory that lives as long as the call: see the library's RowParts.</summary>
/// <param name="Name">The field.</param>
/// <param name="Parts">Parts that an example has.</param>
/// <param name="Columns">Sums that a part has.</param>
internal sealed record PartSums(string Name, int Parts, int Columns);

/// <summary>Weights as another sum takes them, in a memory of their own.</summary>
/// <param name="Name">The field.</param>
/// <param name="Of">The parameter.</param>
/// <param name="Length">How many numbers they are.</param>
internal sealed record TransformedWeights(string Name, string Of, long Length);

/// <summary>A sum over the rows of the batch.</summary>
/// <param name="Method">What the library calls it.</param>
/// <param name="Sizes">Rows an example, and the shape of what is summed up.</param>
internal sealed record SlicedSum(string Method, EquatableArray<int> Sizes)
{
    /// <summary>The sum of the columns of a value.</summary>
    public static SlicedSum OfColumns(LoweringScope scope, string value) => new("SlicedColumnSums", EquatableArray.Create(scope.RowsOfExample(value), scope.Columns(value)));
}
