using DlGen.Generators.Diagnostics;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>p[c, i, j] = max a[c, i+r, j+s]: of every window of each channel the maximum.</summary>
/// <param name="Output">p.</param>
/// <param name="Input">a.</param>
/// <param name="Windows">The windows.</param>
internal sealed record MaxPool(string Output, string Input, Windows Windows) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Input);

    public override string Formula => $"{Output}[c, {Windows.Place}] = max {Input}[c, {Windows.Index}]";

    public override bool TakesEpilogue => true;

    public override EquatableArray<Op> InTraining => EquatableArray.Create<Op>(this, new PlaceOfMaximum(Place, Input, Output) { Layer = Layer, Site = Site });

    /// <summary>Where the maxima are, in training.</summary>
    private string Place => "i" + Output.Substring(1);

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    public override Layout? InputLayout(Value value) => Windows.OfChannels(value);

    public override Layout? OutputLayout(Value value, TensorShape shape) => Layout.OfPlaces(shape.Places);

    /// <summary>[C, H, W] → [C, H′, W′], or [C, T] → [C, T′].</summary>
    public override void InferShapes(ShapeScope shapes)
    {
        if (Windows.OutputOf(shapes, Input, Site, channels: null) is { } output)
        {
            shapes[Output] = output;
        }
    }

    /// <summary>Threads share examples. In training the kernel keeps the places as well.</summary>
    public override KernelCall Lower(LoweringScope scope)
    {
        string? place = Pools.PlaceOf(scope);
        return new KernelCall("MaxPool", [scope.Kernel])
        {
            Shape = Windows.ShapeOf(scope, Layer, Input, Output),
            Body = Pools.Body(scope, Layer, Output),
            Arguments = [LoweringScope.Value(Input), .. place is null ? [] : new[] { LoweringScope.Value(place) }, LoweringScope.Examples, new BodyArgument()],
            Accesses = [scope.ByExamples()],
            Shapes = $"{scope.Batched(Input)} → {scope.Batched(Output)}",
        };
    }

    /// <summary>The windows of a convolution, with those of the pool that takes its results.</summary>
    /// <param name="scope">The network.</param>
    /// <param name="convolution">The convolution's windows.</param>
    public ConstantsStruct ShapeBehind(LoweringScope scope, ConstantsStruct convolution)
    {
        TensorShape maxima = scope.Shape(Output);
        (_, int height, int width) = Windows.ImageOf(maxima);
        return convolution with
        {
            Role = Text.Pascal(Layer),
            Summary = $"{convolution.Summary.TrimEnd('.')}; then {Layer} → {maxima}, windows of {string.Join("×", Windows.Axes)}.",
            Interface = "IPooledWindowShape",
            Constants =
            [
                .. convolution.Constants,
                new("PoolHeight", Windows.Height), new("PoolWidth", Windows.Width),
                new("PooledHeight", height), new("PooledWidth", width),
            ],
        };
    }

    /// <summary>Only the maximum of a window has a part in what came out of it.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string dp = adjoints.GradientOf(Output)!;
        if (adjoints.Needs(Input))
        {
            adjoints.Contribute(Input, da => new MaxPoolGradient(da, dp, Place, this) { Layer = Layer });
        }
    }
}

/// <summary>i[c, i, j]: where in its window the maximum is, counted row by row; the first, where there are several.</summary>
/// <param name="Output">i.</param>
/// <param name="Input">The image.</param>
/// <param name="Maximum">The maxima, in whose kernel they are found.</param>
internal sealed record PlaceOfMaximum(string Output, string Input, string Maximum) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Input, Maximum);

    public override string Formula => $"{Output} = where {Maximum} is in its window";

    public override string? Joins => Maximum;

    public override bool FindsPlaces => true;

    public override bool IsDifferentiated => false;

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    public override void InferShapes(ShapeScope shapes) => shapes[Output] = shapes[Maximum];
}

/// <summary>da[c, i+r, j+s] = dp[c, i, j] where the maximum was, 0 elsewhere; what several windows say adds up.</summary>
/// <param name="Output">da.</param>
/// <param name="OutputGradient">dp.</param>
/// <param name="Place">Where the maxima were.</param>
/// <param name="Of">The pool.</param>
internal sealed record MaxPoolGradient(string Output, string OutputGradient, string Place, MaxPool Of) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(OutputGradient, Place);

    public override string Formula => $"{Output}[c, {Of.Windows.Index}] = {OutputGradient}[c, {Of.Windows.Place}] at the maximum of its window, else 0";

    public override string Rule => Of.Formula;

    public override bool TakesEpilogue => true;

    public override void InferShapes(ShapeScope shapes)
    {
    }

    /// <summary>Threads share examples.</summary>
    public override KernelCall Lower(LoweringScope scope) => new("MaxPoolBackward", [scope.Kernel])
    {
        Shape = Of.Windows.ShapeOf(scope, Layer, Of.Input, Of.Output),
        Body = Pools.Body(scope, Layer, Output),
        Arguments = [LoweringScope.Value(OutputGradient), LoweringScope.Value(Place), LoweringScope.Examples, new BodyArgument()],
        Accesses = [scope.ByExamples()],
        Shapes = $"{scope.Batched(OutputGradient)} → {scope.Batched(Output)}",
    };
}
