using System.Globalization;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>c = [a, b, …]: values one behind the other along the last axis, images channel behind channel.</summary>
/// <param name="Output">The value computed.</param>
/// <param name="Parts">The values in it, in order.</param>
/// <param name="Mismatch">What to report where they don't fit together; null in the backward pass, where they do.</param>
internal sealed record Concatenate(string Output, EquatableArray<string> Parts, ShapeMismatch? Mismatch) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => Parts;

    public override string Formula => $"{Output} = [{string.Join(", ", Parts)}]";

    public override Op Reading(string from, string to) => this with { Parts = Parts.Select(part => part == from ? to : part).ToEquatableArray() };

    /// <summary>[…, A] and [C, H, W] are joined along their one axis that may differ.</summary>
    public override void InferShapes(ShapeScope shapes)
    {
        TensorShape first = shapes[Parts[0]];
        int axis = first.Rank == 3 ? 0 : first.Rank - 1;
        string differing = first.Rank == 3 ? "the number of channels" : "the last axis";
        ShapeMismatch? mismatch = Mismatch is null ? null : Mismatch with { Fix = $"give the blocks outputs that differ in {differing} only" };
        if (mismatch?.Check(shapes, Site, Parts, (one, other) => one.Rank == other.Rank && Others(one).SequenceEqual(Others(other))) == false)
        {
            return;
        }

        // A row too long for its length to be written down is too large to plan all the more.
        int joined = TensorShape.Length(Parts.Sum(part => (long)shapes[part].Axes[axis]));
        shapes[Output] = new TensorShape(first.Axes.Select((length, index) => index == axis ? joined : length).ToEquatableArray());

        IEnumerable<int> Others(TensorShape shape) => shape.Axes.Where((_, index) => index != axis);
    }

    public override KernelCall Lower(LoweringScope scope) => new("Concatenate", [scope.Kernel])
    {
        Arguments = [LoweringScope.Value(Output), scope.Rows(Output), new ColumnsArgument([.. Parts.Select(part => (part, scope.Columns(part)))])],
        Accesses = [scope.ByRows()],
        Shapes = $"{string.Join(", ", Parts.Select(scope.Batched))} → {scope.Batched(Output)}",
        IsVectorized = false,
    };

    /// <summary>Each part of the gradient belongs to the value that the part came from.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string dc = adjoints.GradientOf(Output)!;
        int start = 0;
        foreach (string part in Parts)
        {
            int column = start;
            start += adjoints.Value(part).Columns;
            if (adjoints.Needs(part))
            {
                adjoints.Contribute(part, gradient => new Slice(gradient, dc, column, Formula) { Layer = Layer });
            }
        }
    }
}

/// <summary>
/// A run of columns of a value, as many as its own shape has: one of several inputs, or the backward pass through
/// <see cref="Concatenate"/>.
/// </summary>
internal sealed record Slice(string Output, string Input, int Start, string Forward) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Input);

    public override string Formula => $"{Output} = {Input} from column {Start.ToString(CultureInfo.InvariantCulture)} on";

    /// <summary>The shape that the run has; null in the backward pass, where it is known.</summary>
    public TensorShape? Shape { get; init; }

    public override string Rule => Forward;

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    public override void InferShapes(ShapeScope shapes) => shapes[Output] = Shape ?? shapes[Output];

    public override KernelCall Lower(LoweringScope scope) => new("Slice", [scope.Kernel])
    {
        Arguments =
        [
            LoweringScope.Value(Input), LoweringScope.Count(Start), LoweringScope.Value(Output), LoweringScope.Count(scope.Columns(Output)), scope.Rows(Output),
        ],
        Accesses = [scope.ByRows()],
        Shapes = $"{scope.Batched(Input)} → {scope.Batched(Output)}",
        IsVectorized = false,
    };

    /// <summary>The gradients of all runs of the input side by side are the input's: the first run, which comes last here, joins them.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        if (Start > 0 || !adjoints.Needs(Input))
        {
            return;
        }

        List<Slice> runs = adjoints.Readers(Input).OfType<Slice>().OrderBy(static run => run.Start).ToList();
        string joined = "d" + Input;
        adjoints.Add(
            new Concatenate(joined, runs.Select(run => adjoints.GradientOf(run.Output)!).ToEquatableArray(), Mismatch: null) { Layer = Layer, Stage = Stage.InputGradient },
            adjoints.Like(Input, joined));
        adjoints.Alias(Input, joined);
    }
}
