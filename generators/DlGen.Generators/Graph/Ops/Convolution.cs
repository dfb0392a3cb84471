using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Graph.Ops;

/// <summary>z[o, i, j] = Σ K[o, c, r, s]·a[c, i+r, j+s] + b[o]: every window of an image times the same weights (LeCun et al. 1989).</summary>
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

    /// <summary>The groups that the channels are divided into; null where every output reads all of them.</summary>
    public ChannelGroups? Groups { get; init; }

    /// <summary>Whether a CPU computes it in tiles of four results, see <see cref="TiledConvolutions"/>.</summary>
    public bool IsInTiles { get; init; }

    public override string Formula =>
        $"{Output}[{Index.Output}, {Windows.Place}] = Σ {Weight}·{PlaceOf(Input)}{(Bias is null ? "" : $" + {Bias}[{Index.Output}]")}";

    public override bool TakesEpilogue => true;

    /// <summary>A weight in a formula: K[o, c, r, s].</summary>
    public string Weight => Kernel + WeightIndices;

    /// <summary>A weight's indices in a formula: [o, c, r, s].</summary>
    public string WeightIndices => $"[{Index.Output}, {Index.Channel}, {Windows.Within}]";

    private (string Output, string Channel, string ChannelOfImage) Index => Groups is null ? ("o", "c", "c") : (Groups.Output, Groups.Channel, Groups.ChannelOfImage);

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    /// <summary>Registers of channels read an image whose channels lie side by side; windows over all channels read it as it lies.</summary>
    public override Layout? InputLayout(Value value) => Groups is null ? Windows.AnyImage(value) : Windows.OfChannels(value);

    public override Layout? OutputLayout(Value value, TensorShape shape) => Layout.OfPlaces(shape.Places);

    public override long MultiplyAdds(NetworkGraph graph) => graph[Kernel].Known.Size * graph[Output].Known.Places;

    /// <summary>Each output adds C·R·S products, and each input goes into O·R·S of them, with the C and O of a group.</summary>
    public override (int Inputs, int Outputs) Fans(NetworkGraph graph, string parameter)
    {
        Value kernel = graph[Kernel];
        return (kernel.Rows, (Groups?.Outputs ?? Outputs) * Windows.Places);
    }

    /// <summary>[C, H, W] → [O, H′, W′], or [C, T] → [O, T′].</summary>
    public override void InferShapes(ShapeScope shapes)
    {
        if (Windows.OutputOf(shapes, Input, Site, Outputs) is not { } output)
        {
            return;
        }

        shapes[Kernel] = TensorShape.Of([Outputs, Groups?.Inputs ?? shapes[Input].Axes[0], .. Windows.Axes]);
        if (Bias is not null)
        {
            shapes[Bias] = TensorShape.Of(Outputs);
        }

        shapes[Output] = output;
    }

    private string Method => IsInTiles ? "ConvolveTiles" : "Convolve";

    /// <summary>Threads share examples, or rows of windows where there are too few.</summary>
    public override KernelCall Lower(LoweringScope scope)
    {
        if (scope.Kernel.Tail.OfType<MaxPool>().FirstOrDefault() is { } pool)
        {
            return LowerWithPool(scope, pool);
        }

        RegisterStruct body = scope.Epilogue(Layer, "Forward", $"{Layer} forward: {scope.Formulas}.", Output);
        return InTiles(scope, new KernelCall(Groups is null ? Method : "ConvolveGroups", [scope.Kernel])
        {
            Shape = ShapeOf(scope, Input, Output),
            Body = ChannelGroups.Padded(Groups, scope, Bias is null ? body : body with { First = new AddBias(Bias) }, Output),
            Arguments = [LoweringScope.Value(Input), LoweringScope.Value(Kernel), LoweringScope.Examples, new BodyArgument()],
            Accesses = [scope.ByPartsOfExamples()],
            Shapes = $"{scope.Batched(Input)}, {scope.Shape(Kernel)} → {scope.Batched(Output)}",
        });
    }

    /// <summary>What else a call in tiles needs: threads share panels of the weights, which they transform first, and then what they share otherwise.</summary>
    private KernelCall InTiles(LoweringScope scope, KernelCall call)
    {
        if (!IsInTiles)
        {
            return call;
        }

        var weights = new TransformedWeights(
            Output + "Weights", Kernel, TiledConvolutions.Products * (long)scope.Shape(Input).Axes[0] * CpuLayout.Padded(Outputs));
        return call with
        {
            Arguments = [.. call.Arguments.Take(2), LoweringScope.Value(weights.Name), .. call.Arguments.Skip(2)],
            Accesses = [[Access.Reads(Kernel)], .. call.Accesses],
            Weights = weights,
            Note = "by Winograd's tiles: four results take 16 products a channel and not 36",
        };
    }

    /// <summary>Threads share examples, or rows of maxima where there are too few. What the pool takes is never stored.</summary>
    private KernelCall LowerWithPool(LoweringScope scope, MaxPool pool)
    {
        (LoweringScope before, LoweringScope behind) = scope.At(pool);
        RegisterStruct taken = before.Epilogue(Layer, "", "", Output) with { First = Bias is null ? null : new AddBias(Bias), Stores = [] };
        RegisterStruct maxima = Pools.Body(behind, Layer, pool.Output);
        string? place = Pools.PlaceOf(behind);
        return InTiles(scope, new KernelCall(Method + "AndPool", [scope.Kernel])
        {
            Shape = ShapeOf(scope, Input, Output, pool),
            Body = maxima with
            {
                Role = Text.Pascal(pool.Layer) + "Forward",
                Summary = $"{Layer} and {pool.Layer} forward: {scope.Formulas}.",
                Remarks = [.. taken.Remarks, .. maxima.Remarks],
                BeforePool = taken,
            },
            Arguments =
            [
                LoweringScope.Value(Input), LoweringScope.Value(Kernel), .. place is null ? [] : new[] { LoweringScope.Value(place) }, LoweringScope.Examples, new BodyArgument(),
            ],
            Accesses = [scope.ByPartsOfExamples()],
            Shapes = $"{scope.Batched(Input)}, {scope.Shape(Kernel)} → {scope.Batched(pool.Output)}",
        });
    }

    /// <summary>The windows as constants, with the number of groups where there are several.</summary>
    /// <param name="scope">The network.</param>
    /// <param name="image">The image.</param>
    /// <param name="results">What comes out of it.</param>
    /// <param name="pool">The maximum pool behind it, for a kernel that knows of one.</param>
    public ConstantsStruct ShapeOf(LoweringScope scope, string image, string results, MaxPool? pool = null)
    {
        ConstantsStruct shape = Windows.ShapeOf(scope, scope.Graph.OwnerOf(Kernel), image, results);
        if (pool is not null)
        {
            return pool.ShapeBehind(scope, shape);
        }

        return Groups?.ShapeOf(shape) ?? shape;
    }

    /// <summary>What an output's weight meets in an image, in a formula.</summary>
    public string PlaceOf(string image) => $"{image}[{Index.ChannelOfImage}, {Windows.Index}]";

    /// <summary>An output in a formula: z[o, i, j].</summary>
    public string OutputOf(string results) => $"{results}[{Index.Output}, {Windows.Place}]";

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
            adjoints.Update(Bias, db => new ColumnSumGradient(db, dz, Bias, Formula) { Layer = Layer, OfChannels = ($"[{Index.Output}]", $"[{Index.Output}, {Windows.Place}]") });
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

/// <summary>da[c, i+r, j+s] = Σ K[o, c, r, s]·dz[o, i, j]: each place of the image answers for every window that read it.</summary>
/// <param name="Output">da.</param>
/// <param name="OutputGradient">dz.</param>
/// <param name="Kernel">K.</param>
/// <param name="Of">The convolution.</param>
internal sealed record ConvolutionInputGradient(string Output, string OutputGradient, string Kernel, Convolution Of) : Op
{
    public override string Output { get; } = Output;

    /// <summary>The pool's maxima that dz is zero beside, where it isn't stored; null where it is.</summary>
    public PooledGradient? Pooled { get; init; }

    public override EquatableArray<string> Inputs => Pooled is null
        ? EquatableArray.Create(OutputGradient, Kernel)
        : EquatableArray.Create(Pooled.Maxima, Pooled.Place, Kernel);

    public override string Formula =>
        $"{Of.PlaceOf(Output)} = Σ {Of.Weight}·{Of.OutputOf(OutputGradient)}{Pooled?.Where(OutputGradient)}";

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
        RegisterStruct body = scope.Epilogue(fused.LastOrDefault()?.Layer ?? Layer, "Backward", summary, Output) with { Remarks = [] };
        return new KernelCall(Pooled is not null ? "ConvolveTransposedAtMaxima" : Of.Groups is null ? "ConvolveTransposed" : "ConvolveGroupsTransposed", [scope.Kernel])
        {
            Shape = Of.ShapeOf(scope, Of.Input, Of.Output, Pooled?.Pool),
            Body = ChannelGroups.Padded(Of.Groups, scope, body, Output),
            Arguments = [.. PooledGradient.Arguments(OutputGradient, Pooled), LoweringScope.Value(Kernel), LoweringScope.Examples, new BodyArgument()],
            Accesses = [scope.ByExamples()],
            Shapes = $"{scope.Batched(Pooled?.Maxima ?? OutputGradient)}, {scope.Shape(Kernel)} → {scope.Batched(Output)}",
        };
    }
}

/// <summary>dK[o, c, r, s] = Σ over the batch of dz[o, i, j]·a[c, i+r, j+s]: a weight answers for every window that it was in.</summary>
/// <param name="Output">dK.</param>
/// <param name="Input">a.</param>
/// <param name="OutputGradient">dz.</param>
/// <param name="Of">The convolution.</param>
internal sealed record ConvolutionKernelGradient(string Output, string Input, string OutputGradient, Convolution Of) : ParameterGradient
{
    public override string Output { get; } = Output;

    public override string Parameter => Of.Kernel;

    /// <summary>The pool's maxima that dz is zero beside, where it isn't stored; null where it is.</summary>
    public PooledGradient? Pooled { get; init; }

    public override EquatableArray<string> PartInputs => Pooled is null
        ? EquatableArray.Create(Input, OutputGradient)
        : EquatableArray.Create(Input, Pooled.Maxima, Pooled.Place);

    public override string Indices => Of.WeightIndices;

    public override string Part =>
        $"Σ over the batch and all places of {Of.OutputOf(OutputGradient)}·{Of.PlaceOf(Input)}{Pooled?.Where(OutputGradient)}";

    public override string Rule => Of.Formula;

    /// <summary>Threads share tiles of the kernel, or panels where windows are single places.</summary>
    public override KernelCall Lower(LoweringScope scope) => Pooled is { } pooled ? LowerAtMaxima(scope, pooled) : new(Of.Groups is null ? "ConvolutionSum" : "GroupedConvolutionSum", [scope.Kernel])
    {
        Shape = Of.ShapeOf(scope, Input, OutputGradient),
        Arguments =
        [
            LoweringScope.Value(Input), LoweringScope.Value(OutputGradient), LoweringScope.Examples, LoweringScope.Value(Of.Kernel), scope.Step(scope.Kernel, this),
        ],
        Accesses = [[Access.Reads(Input), Access.Reads(OutputGradient), .. scope.StepAccesses(scope.Kernel, this, Division.Rows, Of.Windows.GrainOf(scope.Graph[Input]))]],
        Shapes = $"{scope.Batched(Input)}, {scope.Batched(OutputGradient)} → {scope.Shape(Of.Kernel)}",
        SlicedSum = new SlicedSum(Of.Groups is null ? "SlicedOuterSum" : "SlicedGroupedSum", EquatableArray.Create(scope.RowsOfExample(OutputGradient), scope.Graph[Of.Kernel].Rows, Of.Outputs)),
    };

    /// <summary>Threads share parts of the kernel, which are as large as the number of threads lets them be.</summary>
    private KernelCall LowerAtMaxima(LoweringScope scope, PooledGradient pooled) => new("ConvolutionSumAtMaxima", [scope.Kernel])
    {
        Shape = Of.ShapeOf(scope, Of.Input, Of.Output, pooled.Pool),
        Arguments =
        [
            LoweringScope.Value(Input), .. PooledGradient.Arguments(OutputGradient, pooled), LoweringScope.Examples, LoweringScope.Value(Of.Kernel), scope.Step(scope.Kernel, this),
        ],
        Accesses = [[.. PartInputs.Select(static value => Access.Reads(value)), .. scope.StepAccesses(scope.Kernel, this, Division.Whole, "")]],
        Shapes = $"{scope.Batched(Input)}, {scope.Batched(pooled.Maxima)} → {scope.Shape(Of.Kernel)}",
    };
}
