using DlGen.Generators.Diagnostics;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Graph.Ops;

/// <summary>
/// z[o, i+r, j+s] = Σ K[c, o, r, s]·a[c, i, j] + b[o]: every place of an image spread over a window. It is the input gradient of the
/// convolution that makes a of z, with the same K: its kernels are that convolution's.
/// </summary>
/// <param name="Output">z.</param>
/// <param name="Input">a.</param>
/// <param name="Kernel">K [C, O, R, S].</param>
/// <param name="Bias">b; null for none.</param>
/// <param name="Outputs">O, how many channels come out.</param>
/// <param name="Windows">The windows that the convolution slides over z.</param>
/// <param name="OutputPadding">Places at the end of z that no window reaches, or only the last.</param>
internal sealed record TransposedConvolution(string Output, string Input, string Kernel, string? Bias, int Outputs, Windows Windows, int OutputPadding) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs =>
        Bias is null ? EquatableArray.Create(Input, Kernel) : EquatableArray.Create(Input, Kernel, Bias);

    /// <summary>How many groups are declared.</summary>
    public int DeclaredGroups { get; init; } = 1;

    /// <summary>The groups of the convolution that makes a of z; null where every output adds up all channels.</summary>
    public ChannelGroups? Groups { get; init; }

    public override string Formula => $"{PlaceOf(Output)} = Σ {Weight}·{InputOf(Input)}{(Bias is null ? "" : $" + {Bias}[{OutputIndex}]")}";

    public override bool TakesEpilogue => true;

    /// <summary>A weight in a formula.</summary>
    public string Weight => Kernel + WeightIndices;

    /// <summary>A weight's indices in a formula: [c, o, r, s].</summary>
    public string WeightIndices => $"[c, {Groups?.Channel ?? "o"}, r, s]";

    private string OutputIndex => Groups?.ChannelOfImage ?? "o";

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    public override Layout? InputLayout(Value value) => Layout.OfChannels(value.Known);

    public override Layout? OutputLayout(Value value, TensorShape shape) => Layout.OfPlaces(shape.Places);

    public override long MultiplyAdds(NetworkGraph graph) => graph[Kernel].Known.Size * graph[Input].Known.Places;

    /// <summary>As PyTorch counts them: by the axes of K, as though it were a convolution's; and as a convolution's fan-out, the channels of one group.</summary>
    public override (int Inputs, int Outputs) Fans(NetworkGraph graph, string parameter)
    {
        Value kernel = graph[Kernel];
        return (kernel.Rows, (Groups?.Outputs ?? kernel.Columns) * Windows.Places);
    }

    /// <summary>What a weight reaches in an image that comes out, in a formula.</summary>
    public string PlaceOf(string image) => $"{image}[{OutputIndex}, {Windows.Index}]";

    /// <summary>A place of what goes in, in a formula.</summary>
    public string InputOf(string image) => $"{image}[c, i, j]";

    /// <summary>In groups, once the channels are known.</summary>
    public override Op WithShapes(ShapeScope shapes)
    {
        if (DeclaredGroups == 1 || shapes[Input] is not { Rank: 3, Axes: var axes })
        {
            return this;
        }

        return ChannelGroups.Divide(DeclaredGroups, axes[0], Outputs, Windows.Name, Site) is { } problem
            ? new Refused(Output, Input, problem) { Layer = Layer, Site = Site }
            : this with { Groups = new ChannelGroups(DeclaredGroups, Outputs / DeclaredGroups, axes[0] / DeclaredGroups) { IsTransposed = true } };
    }

    /// <summary>[C, H, W] → [O, H′, W′].</summary>
    public override void InferShapes(ShapeScope shapes)
    {
        TensorShape image = shapes[Input];
        if (Windows.NeedsImage(image, Windows.Name, Site) is { } problem)
        {
            shapes.Report(problem);
            return;
        }

        long height = LengthOf(Windows.Vertical, image.Axes[1]);
        long width = LengthOf(Windows.Horizontal, image.Axes[2]);
        if (height < 1 || width < 1)
        {
            string formula = height < 1 ? LengthFormula(Windows.Vertical, image.Axes[1]) : LengthFormula(Windows.Horizontal, image.Axes[2]);
            shapes.Report(Problem.At(Site, DiagnosticIds.NothingComesOut, Windows.Name, image.ToString(), formula));
            return;
        }

        shapes[Kernel] = TensorShape.Of(image.Axes[0], Groups?.Inputs ?? Outputs, Windows.Height, Windows.Width);
        if (Bias is not null)
        {
            shapes[Bias] = TensorShape.Of(Outputs);
        }

        shapes[Output] = TensorShape.Of(Outputs, TensorShape.Length(height), TensorShape.Length(width));
    }

    private long LengthOf(WindowAxis axis, int length) =>
        ((long)(length - 1) * axis.Stride) - (2L * axis.Padding) + ((long)axis.Dilation * (axis.Length - 1)) + OutputPadding + 1;

    /// <summary>(4 − 1)·2 − 2·1 + 1·(3 − 1) + 1 + 1 = 8.</summary>
    private string LengthFormula(WindowAxis axis, int length) =>
        $"({Text.Plain(length)} − 1)·{Text.Plain(axis.Stride)} − 2·{Text.Plain(axis.Padding)} + {Text.Plain(axis.Dilation)}·({Text.Plain(axis.Length)} − 1) + {Text.Plain(OutputPadding)} + 1 = {LengthOf(axis, length).ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>Threads share examples.</summary>
    public override KernelCall Lower(LoweringScope scope)
    {
        RegisterStruct body = scope.Epilogue(Layer, "Forward", $"{Layer} forward: {scope.Formulas}.", Output);
        return new KernelCall(Groups is null ? "ConvolveTransposed" : "ConvolveGroupsTransposed", [scope.Kernel])
        {
            Shape = ShapeOf(scope),
            Body = ChannelGroups.Padded(Groups, scope, Bias is null ? body : body with { First = new AddBias(Bias) }, Output),
            Arguments = [LoweringScope.Value(Input), LoweringScope.Value(Kernel), LoweringScope.Examples, new BodyArgument()],
            Accesses = [scope.ByExamples()],
            Shapes = $"{scope.Batched(Input)}, {scope.Shape(Kernel)} → {scope.Batched(Output)}",
        };
    }

    /// <summary>The windows as constants: those that the convolution slides over z, and a is what it makes of them.</summary>
    public ConstantsStruct ShapeOf(LoweringScope scope)
    {
        ConstantsStruct shape = Windows.ShapeOf(scope, scope.Graph.OwnerOf(Kernel), Output, Input);
        shape = shape with { Summary = $"{Layer}: {scope.Shape(Input)} → {scope.Shape(Output)}, as the backward pass of a convolution {shape.Summary.Substring(shape.Summary.IndexOf(':') + 2)}" };
        return Groups?.ShapeOf(shape) ?? shape;
    }

    /// <summary>What came out of every window that a place was spread over comes back to it: the convolution itself. The input gradient comes first: it needs K from before its step.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string dz = adjoints.GradientOf(Output)!;
        if (adjoints.Needs(Input))
        {
            adjoints.Contribute(Input, da => new TransposedConvolutionInputGradient(da, dz, Kernel, this) { Layer = Layer });
        }

        adjoints.Update(Kernel, dk => new TransposedConvolutionKernelGradient(dk, Input, dz, this) { Layer = Layer });
        if (Bias is not null)
        {
            adjoints.Update(Bias, db => new ColumnSumGradient(db, dz, Bias, Formula) { Layer = Layer, OfChannels = ($"[{OutputIndex}]", $"[{OutputIndex}, {Windows.Place}]") });
        }
    }
}

/// <summary>da[c, i, j] = Σ K[c, o, r, s]·dz[o, i+r, j+s]: a place answers for the window that it was spread over.</summary>
/// <param name="Output">da.</param>
/// <param name="OutputGradient">dz.</param>
/// <param name="Kernel">K.</param>
/// <param name="Of">The transposed convolution.</param>
internal sealed record TransposedConvolutionInputGradient(string Output, string OutputGradient, string Kernel, TransposedConvolution Of) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(OutputGradient, Kernel);

    public override string Formula => $"{Of.InputOf(Output)} = Σ {Of.Weight}·{Of.PlaceOf(OutputGradient)}";

    public override string Rule => Of.Formula;

    public override bool TakesEpilogue => true;

    public override void InferShapes(ShapeScope shapes)
    {
    }

    /// <summary>Threads share examples, or rows of windows where there are too few.</summary>
    public override KernelCall Lower(LoweringScope scope)
    {
        List<Elementwise> fused = scope.Kernel.Epilogue.ToList();
        string summary = fused.Count == 0
            ? $"{Layer} backward: {Formula}, as it is."
            : $"{string.Join(", ", fused.Select(static op => $"{op.Layer} backward: {op.Formula}"))}.";
        return new KernelCall(Of.Groups is null ? "Convolve" : "ConvolveGroups", [scope.Kernel])
        {
            Shape = Of.ShapeOf(scope),
            Body = ChannelGroups.Padded(Of.Groups, scope, scope.Epilogue(fused.LastOrDefault()?.Layer ?? Layer, "Backward", summary, Output) with { Remarks = [] }, Output),
            Arguments = [LoweringScope.Value(OutputGradient), LoweringScope.Value(Kernel), LoweringScope.Examples, new BodyArgument()],
            Accesses = [scope.ByPartsOfExamples()],
            Shapes = $"{scope.Batched(OutputGradient)}, {scope.Shape(Kernel)} → {scope.Batched(Output)}",
        };
    }
}

/// <summary>dK[c, o, r, s] = Σ over the batch of a[c, i, j]·dz[o, i+r, j+s]: a weight answers for every window that it was in.</summary>
/// <param name="Output">dK.</param>
/// <param name="Input">a.</param>
/// <param name="OutputGradient">dz.</param>
/// <param name="Of">The transposed convolution.</param>
internal sealed record TransposedConvolutionKernelGradient(string Output, string Input, string OutputGradient, TransposedConvolution Of) : ParameterGradient
{
    public override string Output { get; } = Output;

    public override string Parameter => Of.Kernel;

    public override EquatableArray<string> PartInputs => EquatableArray.Create(Input, OutputGradient);

    public override string Indices => Of.WeightIndices;

    public override string Part => $"Σ over the batch and all places of {Of.InputOf(Input)}·{Of.PlaceOf(OutputGradient)}";

    public override string Rule => Of.Formula;

    /// <summary>Threads share tiles of the kernel, or panels where windows are single places.</summary>
    public override KernelCall Lower(LoweringScope scope) => new(Of.Groups is null ? "ConvolutionSum" : "GroupedConvolutionSum", [scope.Kernel])
    {
        Shape = Of.ShapeOf(scope),
        Arguments =
        [
            LoweringScope.Value(OutputGradient), LoweringScope.Value(Input), LoweringScope.Examples, LoweringScope.Value(Of.Kernel), scope.Step(scope.Kernel, this),
        ],
        Accesses = [[Access.Reads(Input), Access.Reads(OutputGradient), .. scope.StepAccesses(scope.Kernel, this, Division.Rows, Of.Windows.GrainOf(scope.Graph[OutputGradient]))]],
        Shapes = $"{scope.Batched(OutputGradient)}, {scope.Batched(Input)} → {scope.Shape(Of.Kernel)}",
        SlicedSum = new SlicedSum(Of.Groups is null ? "SlicedOuterSum" : "SlicedGroupedSum", EquatableArray.Create(scope.RowsOfExample(Input), scope.Graph[Of.Kernel].Rows, scope.Graph[Of.Kernel].Columns)),
    };
}
