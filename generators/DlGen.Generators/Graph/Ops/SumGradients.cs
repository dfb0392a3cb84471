using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Graph.Ops;

/// <summary>dθ = Σ over the batch of terms, column by column: the gradient of a parameter with one number a column, as of a linear layer's bias, db = Σ dz.</summary>
/// <param name="Output">The value computed.</param>
/// <param name="Terms">What each row adds.</param>
/// <param name="Of">The parameter.</param>
/// <param name="Forward">The forward formula.</param>
internal sealed record ColumnSumGradient(string Output, string Terms, string Of, string Forward) : ParameterGradient
{
    public override string Output { get; } = Output;

    public override string Parameter => Of;

    public override EquatableArray<string> PartInputs => EquatableArray.Create(Terms);

    public override string Part => TermIndices.Length == 0 ? $"Σ over the batch of {Terms}" : $"Σ over the batch and all places of {Terms}{TermIndices}";

    /// <summary>The indices of a channel's number, and those of what each place of the channel adds: [o] and [o, i, j]; empty where rows are added.</summary>
    public (string Channel, string Place) OfChannels { get; init; } = ("", "");

    public override string Indices => OfChannels.Channel;

    private string TermIndices => OfChannels.Place;

    public override string Rule => Forward;

    /// <summary>Threads share the places of images that have many, and columns otherwise.</summary>
    public override KernelCall Lower(LoweringScope scope)
    {
        PartSums? parts = TermIndices.Length == 0 ? null : scope.PartsOf(Output + "Parts", Terms, sums: 1);
        return new KernelCall("ColumnSums", [scope.Kernel])
        {
            Arguments =
            [
                LoweringScope.Value(Terms), .. scope.RowsToSum(Terms, parts), LoweringScope.Count(scope.Columns(Terms)), LoweringScope.Value(Of),
                scope.Step(scope.Kernel, this),
            ],
            PartSums = parts,
            Accesses = parts is null
                ? [[.. Accesses(scope, scope.Kernel)]]
                : [[scope.ReadsParts(Terms)], [.. scope.StepAccesses(scope.Kernel, this, Division.Columns, Grain.Block)]],
            Shapes = $"{scope.Batched(Terms)} → {scope.Shape(Of)}",
            SlicedSum = SlicedSum.OfColumns(scope, Terms),
        };
    }

    /// <summary>What the sum reads and its step writes, in a kernel of its own or beside another's: threads share blocks of columns.</summary>
    public IEnumerable<Access> Accesses(LoweringScope scope, Kernel kernel) =>
        scope.StepAccesses(kernel, this, Division.Columns, Grain.Block).Prepend(Access.Reads(Terms, Division.Columns, Grain.Block));
}

/// <summary>dθ = Σ over batch and columns of terms: the gradient of a parameter that is one number.</summary>
/// <param name="Output">The value computed.</param>
/// <param name="Terms">What each row and column adds.</param>
/// <param name="Of">The parameter.</param>
/// <param name="Forward">The forward formula.</param>
internal sealed record TotalSumGradient(string Output, string Terms, string Of, string Forward) : ParameterGradient
{
    public override string Output { get; } = Output;

    public override string Parameter => Of;

    public override EquatableArray<string> PartInputs => EquatableArray.Create(Terms);

    public override string Part => $"Σ over batch and columns of {Terms}";

    public override string Rule => Forward;

    /// <summary>One thread adds all.</summary>
    public override KernelCall Lower(LoweringScope scope) => new("TotalSum", [scope.Kernel])
    {
        Arguments =
        [
            LoweringScope.Value(Terms), scope.Rows(Terms), LoweringScope.Count(scope.Columns(Terms)), LoweringScope.Value(Of), scope.Step(scope.Kernel, this),
        ],
        Accesses = [[Access.Reads(Terms), .. scope.StepAccesses(scope.Kernel, this, Division.Columns, Grain.Block)]],
        Shapes = $"{scope.Batched(Terms)} → {scope.Shape(Of)}",
    };
}
