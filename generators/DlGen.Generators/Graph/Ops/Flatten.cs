using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>A value's numbers as one row an example.</summary>
internal sealed record Flatten(string Output, string Input) : View
{
    public override string Output { get; } = Output;

    public override string Input { get; init; } = Input;

    public override string Formula => $"{Output} = flatten({Input})";

    public override string? Note => "as one row";

    /// <summary>
    /// An image whose channels fill whole panels stays as it lies, place by place: whoever reads it next takes it so, or converts it. One of
    /// a single place is a row. Any other has to be made one first. Positions are copied one behind the other.
    /// </summary>
    public override Layout? InputLayout(Value value) => value.Layout.IsOfPlaces && (value.Layout.Places == 1 || value.Columns % CpuLayout.Panel == 0)
        ? null
        : value.Layout.IsOfPlaces ? Layout.OneRow : Layout.Default(value.Known);

    public override Layout? OutputLayout(Value value, TensorShape shape) => value.Layout.IsOfPlaces && value.Layout.Places > 1 ? value.Layout : null;

    /// <remarks>A row too long for its length to be written down is too large to plan all the more.</remarks>
    public override void InferShapes(ShapeScope shapes) =>
        shapes[Output] = TensorShape.Of(TensorShape.Length(shapes[Input].Size));

    /// <summary>A copy, for rows lie padded in memory. Threads share examples.</summary>
    public override KernelCall Lower(LoweringScope scope) => new("Flatten", [scope.Kernel])
    {
        Arguments =
        [
            LoweringScope.Value(Input), LoweringScope.Value(Output), scope.Rows(Output), LoweringScope.Count(scope.RowsOfExample(Input)), LoweringScope.Count(scope.Columns(Input)),
        ],
        Accesses = [[Access.Reads(Input), Access.WritesTo(Output, Division.Rows, Grain.One)]],
        Shapes = $"{scope.Batched(Input)} → {scope.Batched(Output)}",
        IsVectorized = false,
    };

    /// <summary>The gradient takes the input's shape again.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string gradient = adjoints.GradientOf(Output)!;
        if (adjoints.Needs(Input))
        {
            adjoints.Contribute(Input, dx => new Unflatten(dx, gradient, Formula) { Layer = Layer });
        }
    }
}

/// <summary>A row cut into rows: a sequence among several inputs, or the backward pass through <see cref="Flatten"/>.</summary>
internal sealed record Unflatten(string Output, string Input, string Forward) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Input);

    public override string Formula => $"{Output} = unflatten({Input})";

    /// <summary>The shape of the rows; null in the backward pass, where it is known.</summary>
    public TensorShape? Shape { get; init; }

    public override string Rule => Forward;

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    public override void InferShapes(ShapeScope shapes) => shapes[Output] = Shape ?? shapes[Output];

    /// <summary>A copy. Threads share examples.</summary>
    public override KernelCall Lower(LoweringScope scope) => new("Unflatten", [scope.Kernel])
    {
        Arguments =
        [
            LoweringScope.Value(Input), LoweringScope.Value(Output), scope.Rows(Input), LoweringScope.Count(scope.RowsOfExample(Output)), LoweringScope.Count(scope.Columns(Output)),
        ],
        Accesses = [[Access.Reads(Input), Access.WritesTo(Output, Division.Whole, "")]],
        Shapes = $"{scope.Batched(Input)} → {scope.Batched(Output)}",
        IsVectorized = false,
    };

    /// <summary>The gradient's rows end to end.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string gradient = adjoints.GradientOf(Output)!;
        if (adjoints.Needs(Input))
        {
            adjoints.Contribute(Input, dx => new Flatten(dx, gradient) { Layer = Layer });
        }
    }
}
