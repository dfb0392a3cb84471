using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>[Flatten]: all of an example's axes become one.</summary>
internal sealed class FlattenLayer : LayerDefinition
{
    public override string Kind => "Flatten";

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input) =>
        graph.Add(new Flatten(graph.NextName("f"), input) { Layer = graph.NextLayer("flatten"), Site = layer.Site });
}

/// <summary>A value's numbers as one row an example.</summary>
internal sealed record Flatten(string Output, string Input) : View
{
    public override string Output { get; } = Output;

    public override string Input { get; init; } = Input;

    public override string Formula => $"{Output} = flatten({Input})";

    public override string? Note => "as one row";

    /// <summary>An example that is one row already is the same memory under another shape.</summary>
    public override bool CostsNothing(TensorShape input) => input.Rows == 1;

    /// <remarks>A row too long for its length to be written down is too large to plan all the more.</remarks>
    public override void InferShapes(ShapeScope shapes) =>
        shapes[Output] = TensorShape.Of((int)Math.Min(shapes[Input].Size, int.MaxValue));

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
