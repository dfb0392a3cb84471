using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>An image in another layout: its channels side by side at each place, or its channels one behind the other as a dataset has them.</summary>
/// <param name="Output">The value computed.</param>
/// <param name="Input">The value as it lies.</param>
/// <param name="To">The layout of the result.</param>
internal sealed record Relayout(string Output, string Input, Layout To) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Input);

    public override string Formula => To.IsOfPlaces ? $"{Output} = {Input}, place by place" : $"{Output} = {Input}, channel by channel";

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    public override void InferShapes(ShapeScope shapes) => shapes[Output] = shapes[Input];

    /// <summary>A copy. Threads share examples.</summary>
    public override KernelCall Lower(LoweringScope scope)
    {
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
