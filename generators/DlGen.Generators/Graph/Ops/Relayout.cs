using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>
/// An image in another layout: its channels side by side at each place, or its channels one behind the other as a dataset has them. A
/// sequence [C, T] has a third one, a row for each channel, which it has in a dataset.
/// </summary>
/// <param name="Output">The value computed.</param>
/// <param name="Input">The value as it lies.</param>
/// <param name="To">The layout of the result.</param>
internal sealed record Relayout(string Output, string Input, Layout To) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Input);

    public override string Formula => $"{Output} = {Input}, {(To.Kind switch { LayoutKind.Places => "place by place", LayoutKind.OneRow => "channel by channel", _ => "a row for each channel" })}";

    /// <summary>What a value is called in another layout.</summary>
    public static string NameOf(string value, Layout layout) => value + (layout.Kind switch { LayoutKind.Places => "Places", LayoutKind.OneRow => "Row", _ => "Channels" });

    /// <summary>The layout that a value takes on its way to another: between a row for each channel and a row for each place there is one row for all. Null where there is none between.</summary>
    public static Layout? Through(Value value, Layout to) =>
        (value.Layout.Kind, to.Kind) is (LayoutKind.LastAxis, LayoutKind.Places) or (LayoutKind.Places, LayoutKind.LastAxis) && value.Known is { Rank: 2, Axes: var axes } && axes[0] > 1 ? Layout.OneRow : null;

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    public override void InferShapes(ShapeScope shapes) => shapes[Output] = shapes[Input];

    /// <summary>A copy. Threads share examples.</summary>
    public override KernelCall Lower(LoweringScope scope)
    {
        Layout from = scope.Graph[Input].Layout;
        if (!from.IsOfPlaces && !To.IsOfPlaces)
        {
            return LowerRows(scope, flattens: To.Kind == LayoutKind.OneRow);
        }

        bool toPlaces = To.IsOfPlaces;
        (string row, string places) = toPlaces ? (Input, Output) : (Output, Input);
        return new KernelCall(toPlaces ? "ToPlaces" : "FromPlaces", [scope.Kernel])
        {
            Arguments =
            [
                LoweringScope.Value(Input), LoweringScope.Value(Output), scope.Rows(row), LoweringScope.Count(scope.Columns(places)), LoweringScope.Count(scope.RowsOfExample(places)),
            ],
            Accesses = toPlaces
                ? [[Access.Reads(Input, Division.Rows, Grain.One), Access.WritesTo(Output, Division.Whole, "")]]
                : [[Access.Reads(Input), Access.WritesTo(Output, Division.Rows, Grain.One)]],
            Shapes = $"{scope.Batched(Input)} → {scope.Batched(Output)}",
            IsVectorized = false,
        };
    }

    /// <summary>A sequence's rows, one for each channel, end to end or cut apart.</summary>
    private KernelCall LowerRows(LoweringScope scope, bool flattens)
    {
        (string row, string channels) = flattens ? (Output, Input) : (Input, Output);
        return new KernelCall(flattens ? "Flatten" : "Unflatten", [scope.Kernel])
        {
            Arguments =
            [
                LoweringScope.Value(Input), LoweringScope.Value(Output), scope.Rows(row), LoweringScope.Count(scope.RowsOfExample(channels)), LoweringScope.Count(scope.Columns(channels)),
            ],
            Accesses = flattens
                ? [[Access.Reads(Input), Access.WritesTo(Output, Division.Rows, Grain.One)]]
                : [[Access.Reads(Input), Access.WritesTo(Output, Division.Whole, "")]],
            Shapes = $"{scope.Batched(Input)} → {scope.Batched(Output)}",
            IsVectorized = false,
        };
    }

    /// <summary>The gradient goes the other way.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string gradient = adjoints.GradientOf(Output)!;
        if (adjoints.Needs(Input))
        {
            adjoints.Contribute(Input, dx => new Relayout(dx, gradient, adjoints.Value(Input).Layout) { Layer = Layer });
        }
    }
}
