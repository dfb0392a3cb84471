using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Lowering;

/// <summary>What an op is lowered with: its kernel, the network around it, and the words that calls are made of.</summary>
internal sealed class LoweringScope
{
    private readonly Companions companions;

    public LoweringScope(NetworkGraph graph, Kernel kernel, Companions companions)
    {
        Graph = graph;
        Kernel = kernel;
        this.companions = companions;
    }

    public NetworkGraph Graph { get; }

    public Kernel Kernel { get; }

    /// <summary>The gradient of the bias that is computed beside this kernel's; null for none.</summary>
    public Kernel? BiasGradient => companions.BiasBeside(Kernel);

    /// <summary>The gradients of the scale and shift that are computed beside this kernel's; null for none.</summary>
    public Kernel? ScaleGradient => companions.ScaleBeside(Kernel);

    /// <summary>The formulas of the kernel's ops, for the summary of what is done with its results: z1 = x·W1 + b1, h1 = max(z1, 0).</summary>
    public string Formulas => string.Join(", ", Kernel.Ops.Select(static op => op.Formula));

    public TensorShape Shape(string value) => Graph[value].Known;

    public int Columns(string value) => Graph[value].Columns;

    /// <summary>Rows that an example of a value has in memory.</summary>
    public int RowsOfExample(string value) => Graph[value].Rows;

    /// <summary>Places of the flattened image that weights multiply as it lies; 1 where they multiply rows.</summary>
    public int PlacesBefore(string weight) => Graph[weight].Layout is { Kind: LayoutKind.LastAxis, Places: var places } ? places : 1;

    /// <summary>The kernel in two, as if it met memory before an op of its tail.</summary>
    public (LoweringScope Before, LoweringScope From) At(Op op)
    {
        int place = Kernel.Tail.ToList().IndexOf(op);
        var before = new Kernel(Kernel.Anchor, Kernel.Tail.Take(place).ToEquatableArray(), op.Inputs);
        var from = new Kernel(op, Kernel.Tail.Skip(place + 1).ToEquatableArray(), Kernel.Stored);
        return (new LoweringScope(Graph, before, companions), new LoweringScope(Graph, from, companions));
    }

    /// <summary>A value's shape with the batch: [B×256].</summary>
    public string Batched(string value) => Text.Batched(Graph[value]);

    /// <summary>A value as an argument.</summary>
    public static CallArgument Value(string? value) => new ValueArgument(value);

    /// <summary>How many rows a batch of a value has. A group of threads knows that of its slice.</summary>
    public CallArgument Rows(string value) => new RowsArgument(RowsOfExample(value)) { IsOfGroups = false };

    /// <summary>What the threads of a CPU sum up in parts of an example's rows; null where an example has too few, so that threads share columns instead.</summary>
    /// <param name="name">The field.</param>
    /// <param name="value">The value that is summed up.</param>
    /// <param name="sums">Sums that each column has.</param>
    public PartSums? PartsOf(string name, string value, int sums) => RowsOfExample(value) < CpuLayout.LeastRowsInParts
        ? null
        : new PartSums(name, CpuLayout.Pieces(RowsOfExample(value), CpuLayout.PartOfExample), sums * CpuLayout.Padded(Columns(value)));

    /// <summary>The rows that a sum over the batch runs over, as the kernels of each back end take them.</summary>
    public IEnumerable<CallArgument> RowsToSum(string value, PartSums? parts) => parts is null
        ? [Rows(value)]
        :
        [
            Rows(value) with { For = BackEnd.Gpu },
            Value(parts.Name) with { For = BackEnd.Cpu },
            Examples with { For = BackEnd.Cpu },
            Count(RowsOfExample(value)) with { For = BackEnd.Cpu },
        ];

    /// <summary>How many examples a batch has.</summary>
    public static CallArgument Examples { get; } = new RowsArgument(1) { IsOfGroups = false };

    public static CallArgument Count(long count) => new CountArgument(count);

    /// <summary>What takes the gradient of a parameter. A group adds its gradients up and steps later.</summary>
    public CallArgument Step(Kernel kernel, ParameterGradient gradient) => new StepArgument(kernel.EndOf(gradient)) { IsOfGroups = false };

    /// <summary>The kernel's elementwise functions as what is done with its results.</summary>
    /// <param name="layer">The layer that it is called after.</param>
    /// <param name="role">What it is to the layer.</param>
    /// <param name="summary">What it says of itself.</param>
    /// <param name="incoming">The value that the kernel hands over.</param>
    public RegisterStruct Epilogue(string layer, string role, string summary, string incoming) => new(layer, role, summary)
    {
        Incoming = incoming,
        Functions = [.. Kernel.Epilogue],
        Loads = [.. Kernel.EpilogueReads.OrderBy(Graph.IsMask)],
        Stores = [.. Kernel.Stored.Where(value => !Graph.IsPerColumn(value))],
        Remarks = [.. Kernel.Epilogue.Where(static fused => fused.Sentence.Length > 0).Select(static fused => $"{fused.Layer}: {fused.Sentence}.")],
    };

    /// <summary>What a step writes: the parameter, or the sum over its uses, which the last of them reads.</summary>
    public IEnumerable<Access> StepAccesses(Kernel kernel, ParameterGradient gradient, Division division, string grain)
    {
        GradientEnd end = kernel.EndOf(gradient);
        string sum = "d" + gradient.Parameter;
        if (end == GradientEnd.StepOfSum)
        {
            yield return Access.Reads(sum, division, grain);
        }

        yield return Access.WritesTo(end is GradientEnd.Step or GradientEnd.StepOfSum ? gradient.Parameter : sum, division, grain);
    }

    /// <summary>What a kernel reads whose threads share its results: their own part of a value, but all of what is one number for all.</summary>
    public Access Reads(string value, Division division, string grain) =>
        Graph.IsSingle(value) ? Access.Reads(value) : Access.Reads(value, division, grain);

    /// <summary>The accesses of a kernel whose threads share rows: each reads and writes rows of its own.</summary>
    public IReadOnlyList<Access> ByRows(string grain = Grain.One) =>
    [
        .. Kernel.Reads.Where(value => !Graph.IsTarget(value) && !Graph.IsMask(value)).Select(value =>
            Graph.IsPerColumn(value) ? Access.Reads(value) : Access.Reads(value, Division.Rows, grain)),
        .. Kernel.Stored.Select(value => Access.WritesTo(value, Division.Rows, grain)),
    ];

    /// <summary>The accesses of a kernel whose threads share examples: each reads and writes examples of its own, and all of the parameters.</summary>
    public IReadOnlyList<Access> ByExamples() =>
    [
        .. Kernel.Reads.Where(value => !Graph.IsMask(value)).Select(value => Graph[value].Kind is ValueKind.Parameter or ValueKind.PerColumn
            ? Access.Reads(value)
            : Access.Reads(value, Division.Rows, OfExample(value))),
        .. Kernel.Stored.Select(value => Graph.IsPerColumn(value)
            ? Access.WritesTo(value, Division.Whole, "")
            : Access.WritesTo(value, Division.Rows, OfExample(value))),
    ];

    /// <summary>What a kernel reads whose threads share the parts of examples: rows of their own.</summary>
    public Access ReadsParts(string value) => Access.Reads(value, Division.Rows, OfExample(value)) with { IsOfParts = true };

    /// <summary>The accesses of a kernel whose threads share examples, or the parts of an example where there are fewer examples than threads.</summary>
    public IReadOnlyList<Access> ByPartsOfExamples() =>
        [.. ByExamples().Select(static access => access with { IsOfParts = access.Division == Division.Rows })];

    private string OfExample(string value) => RowsOfExample(value) == 1 ? Grain.One : Grain.Example;

    /// <summary>The accesses of a kernel whose threads share rows of its results, but read these values from end to end.</summary>
    public IReadOnlyList<Access> ByRowsWithAllOf(params string[] whole) =>
        [.. whole.Select(static value => Access.Reads(value)), .. ByRows().Where(access => access.Writes || !whole.Contains(access.Value))];

    /// <summary>The accesses of a kernel whose threads share columns.</summary>
    public IReadOnlyList<Access> ByColumns() =>
    [
        .. Kernel.Reads.Where(value => !Graph.IsMask(value)).Select(value => Reads(value, Division.Columns, Grain.Block)),
        .. Kernel.Stored.Select(static value => Access.WritesTo(value, Division.Columns, Grain.Block)),
    ];

    /// <summary>The length of a value's rows, for a body that stores their padding as zero; null where there is none.</summary>
    public int? WithoutPadding(string value) => CpuLayout.Padded(Columns(value)) == Columns(value) ? null : Columns(value);
}
