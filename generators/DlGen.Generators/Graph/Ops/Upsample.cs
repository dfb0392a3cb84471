using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>u[c, i, j] = a[c, ⌊i/s⌋, ⌊j/s⌋], or between four places: a[c, (i+½)/s − ½, (j+½)/s − ½].</summary>
/// <param name="Output">u.</param>
/// <param name="Input">a.</param>
/// <param name="Scale">s.</param>
/// <param name="Interpolates">Whether it takes the four places around, and not the nearest.</param>
/// <param name="AlignsCorners">Whether the centers of the corners lie on each other, and not the edges of the images.</param>
internal sealed record Upsample(string Output, string Input, int Scale, bool Interpolates, bool AlignsCorners) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Input);

    public override string Formula => $"{Output}[c, i, j] = {PlaceOf(Input)}{(Interpolates ? " between its four neighbors" : "")}";

    public override bool TakesEpilogue => true;

    /// <summary>The place of the image that an output comes from, in a formula.</summary>
    public string PlaceOf(string image)
    {
        string scale = Text.Plain(Scale);
        return (Interpolates, AlignsCorners) switch
        {
            (false, _) => $"{image}[c, ⌊i/{scale}⌋, ⌊j/{scale}⌋]",
            (true, false) => $"{image}[c, (i+½)/{scale} − ½, (j+½)/{scale} − ½]",
            _ => $"{image}[c, i·(H−1)/({scale}H−1), j·(W−1)/({scale}W−1)]",
        };
    }

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    public override Layout? InputLayout(Value value) => Layout.OfChannels(value.Known);

    public override Layout? OutputLayout(Value value, TensorShape shape) => Layout.OfPlaces(shape.Places);

    /// <summary>[C, H, W] → [C, s·H, s·W].</summary>
    /// <remarks>An image too large for its length to be written down is too large to plan all the more.</remarks>
    public override void InferShapes(ShapeScope shapes)
    {
        TensorShape image = shapes[Input];
        if (Windows.NeedsImage(image, $"Upsample({Text.Plain(Scale)})", Site) is { } problem)
        {
            shapes.Report(problem);
            return;
        }

        shapes[Output] = TensorShape.Of(image.Axes[0], Scaled(image.Axes[1]), Scaled(image.Axes[2]));
    }

    private int Scaled(int length) => TensorShape.Length((long)length * Scale);

    /// <summary>Threads share examples.</summary>
    public override KernelCall Lower(LoweringScope scope) => new("Upsample", [scope.Kernel])
    {
        Shape = ShapeOf(scope),
        Body = Pools.Body(scope, Layer, Output),
        Arguments = [LoweringScope.Value(Input), LoweringScope.Examples, new BodyArgument()],
        Accesses = [scope.ByExamples()],
        Shapes = $"{scope.Batched(Input)} → {scope.Batched(Output)}",
    };

    /// <summary>The sizes as constants.</summary>
    public ConstantsStruct ShapeOf(LoweringScope scope)
    {
        EquatableArray<int> image = scope.Shape(Input).Axes;
        return new ConstantsStruct(
            Layer,
            $"{Layer}: {scope.Shape(Input)} → {scope.Shape(Output)}.",
            "IUpsampling",
            [
                new("Channels", image[0]), new("Height", image[1]), new("Width", image[2]), new("Scale", Scale),
                new("Interpolates", Interpolates), new("AlignsCorners", AlignsCorners),
            ])
        {
            IsScalarFree = true,
        };
    }

    /// <summary>Each place answers for every output that it went into, by its part in it.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string du = adjoints.GradientOf(Output)!;
        if (adjoints.Needs(Input))
        {
            adjoints.Contribute(Input, da => new UpsampleGradient(da, du, this) { Layer = Layer });
        }
    }
}

/// <summary>da[c, ⌊i/s⌋, ⌊j/s⌋] = Σ du[c, i, j]: each place's sum over the outputs that it went into, by its part in each.</summary>
/// <param name="Output">da.</param>
/// <param name="OutputGradient">du.</param>
/// <param name="Of">The layer.</param>
internal sealed record UpsampleGradient(string Output, string OutputGradient, Upsample Of) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(OutputGradient);

    public override string Formula => Of.Interpolates
        ? $"{Output}[c, i, j] = Σ {OutputGradient} over the outputs that it went into, by its part in each"
        : $"{Of.PlaceOf(Output)} = Σ {OutputGradient}[c, i, j]";

    public override string Rule => Of.Formula;

    public override bool TakesEpilogue => true;

    public override void InferShapes(ShapeScope shapes)
    {
    }

    /// <summary>Threads share examples.</summary>
    public override KernelCall Lower(LoweringScope scope) => new("UpsampleBackward", [scope.Kernel])
    {
        Shape = Of.ShapeOf(scope),
        Body = Pools.Body(scope, Layer, Output),
        Arguments = [LoweringScope.Value(OutputGradient), LoweringScope.Examples, new BodyArgument()],
        Accesses = [scope.ByExamples()],
        Shapes = $"{scope.Batched(OutputGradient)} → {scope.Batched(Output)}",
    };
}
