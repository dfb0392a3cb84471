using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Graph.Ops;

/// <summary>z[o, y, x] = Σ K[o, c, r, s]·a[c, y+r, x+s] + b[o]: every window of an image times the same weights (LeCun et al. 1989).</summary>
/// <param name="Output">z.</param>
/// <param name="Input">a.</param>
/// <param name="Kernel">K [O, C, R, S].</param>
/// <param name="Bias">b; null for none.</param>
/// <param name="Outputs">O, how many channels come out.</param>
/// <param name="Windows">The windows.</param>
internal sealed record Convolution(string Output, string Input, string Kernel, string? Bias, int Outputs, Windows Windows) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs =>
        Bias is null ? EquatableArray.Create(Input, Kernel) : EquatableArray.Create(Input, Kernel, Bias);

    public override string Formula =>
        $"{Output}[o, y, x] = Σ {Kernel}[o, c, r, s]·{Input}[c, {Windows.Index}]{(Bias is null ? "" : $" + {Bias}[o]")}";

    public override bool TakesEpilogue => true;

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    public override Layout? OutputLayout(Value value, TensorShape shape) => Layout.OfPlaces(shape.Places);

    public override long MultiplyAdds(NetworkGraph graph) => graph[Kernel].Known.Size * graph[Output].Known.Places;

    /// <summary>Each output adds C·R·S products, and each input goes into O·R·S of them.</summary>
    public override (int Inputs, int Outputs) Fans(NetworkGraph graph, string parameter)
    {
        Value kernel = graph[Kernel];
        return (kernel.Rows, Outputs * Windows.Places);
    }

    /// <summary>[C, H, W] → [O, H′, W′].</summary>
    public override void InferShapes(ShapeScope shapes)
    {
        if (Windows.OutputOf(shapes, Input, Site, Outputs) is not { } output)
        {
            return;
        }

        shapes[Kernel] = TensorShape.Of(Outputs, shapes[Input].Axes[0], Windows.Height, Windows.Width);
        if (Bias is not null)
        {
            shapes[Bias] = TensorShape.Of(Outputs);
        }

        shapes[Output] = output;
    }

    /// <summary>Threads share examples.</summary>
    public override KernelCall Lower(LoweringScope scope)
    {
        RegisterStruct body = scope.Epilogue(Layer, "Forward", $"{Layer} forward: {string.Join(", ", scope.Kernel.Ops.Select(static op => op.Formula))}.", Output);
        return new KernelCall("Convolve", [scope.Kernel])
        {
            Shape = Windows.ShapeOf(scope, scope.Graph.OwnerOf(Kernel), Input, Output),
            Body = Bias is null ? body : body with { First = new AddBias(Bias) },
            Arguments = [LoweringScope.Value(Input), LoweringScope.Value(Kernel), LoweringScope.Examples, new BodyArgument()],
            Accesses = [scope.ByExamples()],
            Shapes = $"{scope.Batched(Input)}, {scope.Shape(Kernel)} → {scope.Batched(Output)}",
        };
    }

    /// <summary>Each weight answers for every window that it was in, each place for every window that read it. The input gradient comes first: it needs K from before its step.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string dz = adjoints.GradientOf(Output)!;
        if (adjoints.Needs(Input))
        {
            AddInputGradient(dz, adjoints);
        }

        adjoints.Update(Kernel, dk => new ConvolutionKernelGradient(dk, Input, dz, this) { Layer = Layer });
        if (Bias is not null)
        {
            adjoints.Update(Bias, db => new ColumnSumGradient(db, dz, Bias, Formula) { Layer = Layer });
        }
    }

    /// <summary>The gradient comes place by place; that of an image that lies channel by channel is put in its order.</summary>
    private void AddInputGradient(string dz, AdjointBuilder adjoints)
    {
        Value input = adjoints.Value(Input);
        if (input.Layout.IsOfPlaces)
        {
            adjoints.Contribute(Input, dx => new ConvolutionInputGradient(dx, dz, Kernel, this) { Layer = Layer });
            return;
        }

        string places = $"d{Input}Places_{Output}";
        adjoints.Add(
            new ConvolutionInputGradient(places, dz, Kernel, this) { Layer = Layer, Stage = adjoints.TrainingNeeds(Input) ? Stage.Backward : Stage.InputGradient },
            adjoints.Like(Input, places) with { Layout = Layout.OfPlaces(input.Known.Places) });
        adjoints.Contribute(Input, dx => new Relayout(dx, places, input.Layout) { Layer = Layer });
    }
}

/// <summary>da[c, y+r, x+s] = Σ K[o, c, r, s]·dz[o, y, x]: each place of the image answers for every window that read it.</summary>
/// <param name="Output">da.</param>
/// <param name="OutputGradient">dz.</param>
/// <param name="Kernel">K.</param>
/// <param name="Of">The convolution.</param>
internal sealed record ConvolutionInputGradient(string Output, string OutputGradient, string Kernel, Convolution Of) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(OutputGradient, Kernel);

    public override string Formula =>
        $"{Output}[c, {Of.Windows.Index}] = Σ {Kernel}[o, c, r, s]·{OutputGradient}[o, y, x]";

    public override string Rule => Of.Formula;

    public override bool TakesEpilogue => true;

    public override void InferShapes(ShapeScope shapes)
    {
    }

    /// <summary>Threads share examples.</summary>
    public override KernelCall Lower(LoweringScope scope)
    {
        List<Elementwise> fused = scope.Kernel.Epilogue.ToList();
        string summary = fused.Count == 0
            ? $"{Layer} backward: {Formula}, as it is."
            : $"{string.Join(", ", fused.Select(static op => $"{op.Layer} backward: {op.Formula}"))}.";
        return new KernelCall("ConvolveTransposed", [scope.Kernel])
        {
            Shape = Of.Windows.ShapeOf(scope, scope.Graph.OwnerOf(Kernel), Of.Input, Of.Output),
            Body = scope.Epilogue(fused.LastOrDefault()?.Layer ?? Layer, "Backward", summary, Output) with { Remarks = [] },
            Arguments = [LoweringScope.Value(OutputGradient), LoweringScope.Value(Kernel), LoweringScope.Examples, new BodyArgument()],
            Accesses = [scope.ByExamples()],
            Shapes = $"{scope.Batched(OutputGradient)}, {scope.Shape(Kernel)} → {scope.Batched(Output)}",
        };
    }
}

/// <summary>dK[o, c, r, s] = Σ over the batch of dz[o, y, x]·a[c, y+r, x+s]: a weight answers for every window that it was in.</summary>
/// <param name="Output">dK.</param>
/// <param name="Input">a.</param>
/// <param name="OutputGradient">dz.</param>
/// <param name="Of">The convolution.</param>
internal sealed record ConvolutionKernelGradient(string Output, string Input, string OutputGradient, Convolution Of) : ParameterGradient
{
    public override string Output { get; } = Output;

    public override string Parameter => Of.Kernel;

    public override EquatableArray<string> PartInputs => EquatableArray.Create(Input, OutputGradient);

    public override string Part =>
        $"Σ over the batch of {OutputGradient}[o, y, x]·{Input}[c, {Of.Windows.Index}]";

    public override string Rule => Of.Formula;

    /// <summary>Threads share tiles of the kernel.</summary>
    public override KernelCall Lower(LoweringScope scope) => new("ConvolutionSum", [scope.Kernel])
    {
        Shape = Of.Windows.ShapeOf(scope, scope.Graph.OwnerOf(Of.Kernel), Input, OutputGradient),
        Arguments =
        [
            LoweringScope.Value(Input), LoweringScope.Value(OutputGradient), LoweringScope.Examples, LoweringScope.Value(Of.Kernel), scope.Step(scope.Kernel, this),
        ],
        Accesses = [[Access.Reads(Input), Access.Reads(OutputGradient), .. scope.StepAccesses(scope.Kernel, this, Division.Rows, Grain.KernelTile)]],
        Shapes = $"{scope.Batched(Input)}, {scope.Batched(OutputGradient)} → {scope.Shape(Of.Kernel)}",
        SlicedSum = new SlicedSum("SlicedOuterSum", EquatableArray.Create(scope.RowsOfExample(OutputGradient), scope.Graph[Of.Kernel].Rows, Of.Outputs)),
    };
}
