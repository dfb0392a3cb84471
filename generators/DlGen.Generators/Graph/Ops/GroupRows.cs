using DlGen.Generators.Diagnostics;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>An image [C, H, W] as a row for each group of channels, [G, C/G·H·W].</summary>
/// <param name="Output">The rows.</param>
/// <param name="Input">The image.</param>
/// <param name="Groups">G.</param>
internal sealed record GroupRows(string Output, string Input, int Groups) : View
{
    public override string Output { get; } = Output;

    public override string Input { get; init; } = Input;

    public override string Formula => $"{Output} = {Input}, a row for each of {Text.Plain(Groups)} groups of channels";

    public override string? Note => null;

    public override Layout? InputLayout(Value value) => Layout.OneRow;

    public override Layout? OutputLayout(Value value, TensorShape shape) => Layout.LastAxis;

    public override void InferShapes(ShapeScope shapes)
    {
        TensorShape image = shapes[Input];
        string name = $"GroupNorm({Text.Plain(Groups)})";
        if (Windows.NeedsImage(image, name, Site) is { } problem)
        {
            shapes.Report(problem);
        }
        else if (image.Axes[0] % Groups != 0)
        {
            shapes.Report(Problem.At(Site, DiagnosticIds.NormalizedGroupsDivide, name, Text.Plain(image.Axes[0]), ChannelGroups.Possible(image.Axes[0], image.Axes[0])));
        }
        else
        {
            shapes[Output] = TensorShape.Of(Groups, TensorShape.Length(image.Size / Groups));
        }
    }

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

    /// <summary>The gradient's rows become an image again.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string gradient = adjoints.GradientOf(Output)!;
        if (adjoints.Needs(Input))
        {
            adjoints.Contribute(Input, dx => new Ungroup(dx, gradient, Input) { Layer = Layer });
        }
    }
}

/// <summary>A row for each group of channels as an image again.</summary>
/// <param name="Output">The image.</param>
/// <param name="Input">The rows.</param>
/// <param name="Like">An image of that shape.</param>
internal sealed record Ungroup(string Output, string Input, string Like) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Input);

    public override string Formula => $"{Output} = {Input} as an image";

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    public override Layout? InputLayout(Value value) => Layout.LastAxis;

    public override Layout? OutputLayout(Value value, TensorShape shape) => Layout.OneRow;

    public override void InferShapes(ShapeScope shapes) => shapes[Output] = shapes[Like];

    /// <summary>A copy. Threads share examples.</summary>
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

    /// <summary>The gradient becomes rows again.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string gradient = adjoints.GradientOf(Output)!;
        if (adjoints.Needs(Input))
        {
            adjoints.Contribute(Input, dx => new GroupRows(dx, gradient, adjoints.Value(Input).Rows) { Layer = Layer });
        }
    }
}
