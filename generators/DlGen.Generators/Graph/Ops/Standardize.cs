using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>r = 1 / √(var x + ε): one number a row, kept for the way back.</summary>
internal sealed record InverseDeviation(string Output, string Input, double Epsilon, string Kind) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Input);

    public override string Formula => $"{Output} = 1 / √(var {Input} + {Epsilon.ToString("0.############", CultureInfo.InvariantCulture)})";

    public override bool TakesEpilogue => true;

    /// <summary>The gradient rule of <see cref="Standardize"/> covers it.</summary>
    public override bool IsDifferentiated => false;

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    /// <summary>[…, in] → […, 1]; an image must be flattened first.</summary>
    public override void InferShapes(ShapeScope shapes)
    {
        if (!shapes.RefusesImage(Input, Site, DiagnosticIds.NormalizationOnImage, Kind))
        {
            shapes[Output] = shapes[Input].WithLast(1);
        }
    }
}

/// <summary>h = (x − mean x)·r: each row with mean zero and variance one.</summary>
internal sealed record Standardize(string Output, string Input, string Inverse) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Input, Inverse);

    public override string Formula => $"{Output} = ({Input} − mean {Input})·{Inverse}";

    public override string? Joins => Inverse;

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    public override void InferShapes(ShapeScope shapes) => shapes[Output] = shapes[Input];

    /// <summary>
    /// dx = r·(dh − mean dh − h·mean(dh⊙h)): neither a shift of the row nor a stretch of it changes h, so dx has no part along
    /// either.
    /// </summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string dh = adjoints.GradientOf(Output)!;
        if (adjoints.Needs(Input))
        {
            adjoints.Contribute(Input, dx => new StandardizeInputGradient(dx, dh, Output, Inverse, Formula) { Layer = Layer });
        }
    }
}

/// <summary>The gradient of <see cref="Standardize"/> at its input.</summary>
internal sealed record StandardizeInputGradient(string Output, string OutputGradient, string Standardized, string Inverse, string Forward) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(OutputGradient, Standardized, Inverse);

    public override string Formula =>
        $"{Output} = {Inverse}·({OutputGradient} − mean {OutputGradient} − {Standardized}·mean({OutputGradient}⊙{Standardized}))";

    public override string Rule => Forward;

    public override string? Joins => OutputGradient;

    public override void InferShapes(ShapeScope shapes)
    {
    }
}
