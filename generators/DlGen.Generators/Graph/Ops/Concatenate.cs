using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>c = [a, b]: two values, one behind the other along the last axis, images channel behind channel.</summary>
/// <param name="Output">The value computed.</param>
/// <param name="First">The value that comes first.</param>
/// <param name="Second">The value behind it.</param>
/// <param name="Blocks">What a message calls the two.</param>
internal sealed record Concatenate(string Output, string First, string Second, string Blocks) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(First, Second);

    public override string Formula => $"{Output} = [{First}, {Second}]";

    public override Op Reading(string from, string to) => this with { First = First == from ? to : First, Second = Second == from ? to : Second };

    /// <summary>[…, A] and [C₁, H, W] are joined along their one axis that may differ.</summary>
    public override void InferShapes(ShapeScope shapes)
    {
        (TensorShape first, TensorShape second) = (shapes[First], shapes[Second]);
        int axis = first.Rank == 3 ? 0 : first.Rank - 1;
        if (first.Rank != second.Rank || first.Axes.Where((_, index) => index != axis).SequenceEqual(second.Axes.Where((_, index) => index != axis)) is false)
        {
            shapes.Report(Problem.At(Site, DiagnosticIds.ParallelShapes, Blocks, first.ToString(), second.ToString()));
            return;
        }

        shapes[Output] = new TensorShape(first.Axes.Select((length, index) => index == axis ? checked(length + second.Axes[index]) : length).ToEquatableArray());
    }

    /// <summary>Each part of the gradient belongs to the value that the part came from.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string dc = adjoints.GradientOf(Output)!;
        if (adjoints.Needs(First))
        {
            adjoints.Contribute(First, da => new Slice(da, dc, 0, Formula) { Layer = Layer });
        }

        if (adjoints.Needs(Second))
        {
            adjoints.Contribute(Second, db => new Slice(db, dc, adjoints.Shape(First).Columns, Formula) { Layer = Layer });
        }
    }
}

/// <summary>A run of columns of a value, as many as its own shape has: the way back through <see cref="Concatenate"/>.</summary>
internal sealed record Slice(string Output, string Input, int Start, string Forward) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Input);

    public override string Formula => $"{Output} = {Input} from column {Start.ToString(System.Globalization.CultureInfo.InvariantCulture)} on";

    public override string Rule => Forward;

    public override void InferShapes(ShapeScope shapes)
    {
    }
}
