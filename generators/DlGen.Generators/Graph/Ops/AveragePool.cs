using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>p[c, i, j] = mean a[c, i+r, j+s]: of every window of each channel the mean.</summary>
/// <param name="Output">p.</param>
/// <param name="Input">a.</param>
/// <param name="Windows">The windows.</param>
/// <param name="CountsPadding">Whether the places of the padding count as zeros, or else not at all.</param>
internal sealed record AveragePool(string Output, string Input, Windows Windows, bool CountsPadding) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Input);

    /// <summary>Whether the only window is the whole image, and what comes out has no places: p[c] = mean a[c, i, j].</summary>
    public bool IsGlobal { get; init; }

    public override string Formula => IsGlobal ? $"{Output}[c] = mean {Input}[c, i, j]" : $"{Output}[c, {Windows.Place}] = mean {Input}[c, {Windows.Index}]";

    public override bool TakesEpilogue => true;

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    public override Layout? InputLayout(Value value) => Windows.OfChannels(value);

    public override Layout? OutputLayout(Value value, TensorShape shape) => IsGlobal ? null : Layout.OfPlaces(shape.Places);

    /// <summary>[C, H, W] → [C, H′, W′], [C, T] → [C, T′], or → [C].</summary>
    public override void InferShapes(ShapeScope shapes)
    {
        if (Windows.OutputOf(shapes, Input, Site, channels: null) is { } output)
        {
            shapes[Output] = IsGlobal ? TensorShape.Of(output.Channels) : output;
        }
    }

    /// <summary>Threads share examples.</summary>
    public override KernelCall Lower(LoweringScope scope) => new("AveragePool", [scope.Kernel])
    {
        Shape = Windows.ShapeOf(scope, Layer, Input, Output),
        Body = Pools.Body(scope, Layer, Output),
        Arguments = [LoweringScope.Value(Input), LoweringScope.Examples, new FlagArgument(CountsPadding) { Label = "countsPadding" }, new BodyArgument()],
        Accesses = [scope.ByExamples()],
        Shapes = $"{scope.Batched(Input)} → {scope.Batched(Output)}",
    };

    /// <summary>Each place of a window has the same part in its mean.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string dp = adjoints.GradientOf(Output)!;
        if (adjoints.Needs(Input))
        {
            adjoints.Contribute(Input, da => new AveragePoolGradient(da, dp, this) { Layer = Layer });
        }
    }
}

/// <summary>da[c, i+r, j+s] = dp[c, i, j] over the places of the window; what several windows say adds up.</summary>
/// <param name="Output">da.</param>
/// <param name="OutputGradient">dp.</param>
/// <param name="Of">The pool.</param>
internal sealed record AveragePoolGradient(string Output, string OutputGradient, AveragePool Of) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(OutputGradient);

    public override string Formula => Of.IsGlobal
        ? $"{Output}[c, i, j] = {OutputGradient}[c] / {Text.Plain(Of.Windows.Places)}"
        : $"{Output}[c, {Of.Windows.Index}] = Σ {OutputGradient}[c, {Of.Windows.Place}] / {Text.Plain(Of.Windows.Places)}";

    public override string Rule => Of.Formula;

    public override bool TakesEpilogue => true;

    public override void InferShapes(ShapeScope shapes)
    {
    }

    /// <summary>Threads share examples.</summary>
    public override KernelCall Lower(LoweringScope scope) => new("AveragePoolBackward", [scope.Kernel])
    {
        Shape = Of.Windows.ShapeOf(scope, Layer, Of.Input, Of.Output),
        Body = Pools.Body(scope, Layer, Output),
        Arguments = [LoweringScope.Value(OutputGradient), LoweringScope.Examples, new FlagArgument(Of.CountsPadding) { Label = "countsPadding" }, new BodyArgument()],
        Accesses = [scope.ByExamples()],
        Shapes = $"{scope.Batched(OutputGradient)} → {scope.Batched(Output)}",
    };
}
