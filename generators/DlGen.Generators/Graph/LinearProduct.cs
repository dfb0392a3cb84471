using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph;

/// <summary>
/// A value times a weight matrix, or its transpose: a linear layer in the forward pass, and its input's gradient in the backward pass.
/// </summary>
internal abstract record LinearProduct : Op
{
    /// <summary>The value whose rows are multiplied.</summary>
    public abstract string Left { get; }

    /// <summary>The weights W [in × out].</summary>
    public abstract string Weight { get; }

    /// <summary>What is added to each row; null for nothing.</summary>
    public abstract string? Bias { get; }

    /// <summary>W, or Wᵀ.</summary>
    public abstract string Factor { get; }

    public sealed override EquatableArray<string> Inputs =>
        Bias is null ? EquatableArray.Create(Left, Weight) : EquatableArray.Create(Left, Weight, Bias);

    public override bool TakesEpilogue => true;

    public override Layout? OutputLayout(Value value, TensorShape shape) => null;

    public override long MultiplyAdds(NetworkGraph graph) => graph[Weight].Known.Size * graph[Output].Rows;

    /// <summary>A bias has the fans of its weights; those of tied weights are their owner's.</summary>
    public override (int Inputs, int Outputs) Fans(NetworkGraph graph, string parameter)
    {
        EquatableArray<int> weight = graph[Weight].Known.Axes;
        return parameter == Weight ? (weight[0], weight[1]) : ((int)(graph[Left].Known.Size / graph[Output].Rows), graph[Output].Columns);
    }

    /// <summary>The shape of <see cref="Factor"/>.</summary>
    public abstract string FactorShape(TensorShape weight);

    /// <summary>A weight matrix's shape, called after the layer that owns it.</summary>
    public static ConstantsStruct ShapeOf(LoweringScope scope, string weight)
    {
        EquatableArray<int> axes = scope.Shape(weight).Axes;
        int places = scope.PlacesBefore(weight);
        string layer = scope.Graph.OwnerOf(weight);
        string order = places == 1 ? "" : $", from the {Text.Plain(places)} places of an image";
        IEnumerable<StructConstant> constants = [new("Inputs", axes[0]), new("Outputs", axes[1])];
        return new ConstantsStruct(
            layer,
            $"{layer}: {Text.Plain(axes[0])} → {Text.Plain(axes[1])}{order}.",
            "ILinearShape",
            [.. constants, .. places == 1 ? [] : new[] { new StructConstant("Places", places) }])
        {
            IsScalarFree = true,
        };
    }

    /// <summary>db = Σ dz, where there is a bias.</summary>
    protected void UpdateBias(AdjointBuilder adjoints, string dz)
    {
        if (Bias is not null)
        {
            adjoints.Update(Bias, db => new ColumnSumGradient(db, dz, Bias, Formula) { Layer = Layer });
        }
    }

    /// <summary>The call of a product, and of what follows it.</summary>
    /// <param name="scope">The network.</param>
    /// <param name="method">The kernel.</param>
    /// <param name="rows">The value whose rows are counted: it has one for each row of the product.</param>
    /// <param name="division">How threads divide the results.</param>
    /// <param name="grain">The size of the pieces.</param>
    protected KernelCall Lower(LoweringScope scope, string method, string rows, Division division, string grain)
    {
        RegisterStruct body = Epilogue(scope);
        IReadOnlyList<Access> reads = [Access.Reads(Weight), .. Bias is null ? [] : new[] { Access.Reads(Bias) }];
        return new KernelCall(method, [scope.Kernel])
        {
            Shape = ShapeOf(scope, Weight),
            Body = body,
            Arguments = [LoweringScope.Value(Left), LoweringScope.Value(Weight), scope.Rows(rows), new BodyArgument()],
            Places = scope.PlacesBefore(Weight),
            Accesses =
            [
                [
                    .. reads,
                    .. body.Loads.Where(value => !scope.Graph.IsMask(value)).Select(value => scope.Reads(value, division, grain)),
                    .. body.Stores.Select(value => Access.WritesTo(value, division, grain)),
                ],
            ],
            Shapes = $"{scope.Batched(Left)} · {FactorShape(scope.Shape(Weight))} → {scope.Batched(Output)}",
            RunsInGroups = true,
        };
    }

    private RegisterStruct Epilogue(LoweringScope scope)
    {
        List<Elementwise> fused = scope.Kernel.Epilogue.ToList();
        RegisterStruct body = Stage == Stage.Forward
            ? scope.Epilogue(Layer, "Forward", $"{Layer} forward: {scope.Formulas}.", Output)
            : scope.Epilogue(
                fused.LastOrDefault()?.Layer ?? Layer,
                "Backward",
                fused.Count == 0
                    ? $"{Layer} backward: {Formula}, as it is."
                    : $"{string.Join(", ", fused.Select(static op => $"{op.Layer} backward: {op.Formula}"))}.",
                Output) with { Remarks = [] };
        return Bias is null ? body : body with { First = new AddBias(Bias) };
    }
}

/// <summary>x·W: a linear layer's product, and the backward pass through one that has another's weights transposed.</summary>
internal abstract record StraightProduct : LinearProduct
{
    public sealed override string Factor => Weight;

    public sealed override string FactorShape(TensorShape weight) => weight.ToString();

    /// <summary>Threads share blocks of outputs, or rows where blocks are few; then each reads rows of its own.</summary>
    public sealed override KernelCall Lower(LoweringScope scope)
    {
        bool sharesColumns = CpuLayout.Pieces(scope.Columns(Output), CpuLayout.Block) >= CpuLayout.FewBlocks;
        (Division division, string grain) = sharesColumns ? (Division.Columns, Grain.Block) : (Division.Rows, Grain.Tile);
        KernelCall call = Lower(scope, "Multiply", Output, division, grain);
        bool sharesLeft = !sharesColumns && call.Places == 1;
        return call with { Accesses = [[sharesLeft ? Access.Reads(Left, division, grain) : Access.Reads(Left), .. call.Accesses[0]]] };
    }
}

/// <summary>dz·Wᵀ: the backward pass through a linear layer, and the product of one that has another's weights transposed.</summary>
internal abstract record TransposedProduct : LinearProduct
{
    public sealed override string Factor => Weight + "ᵀ";

    public sealed override string FactorShape(TensorShape weight) => new TensorShape(EquatableArray.Create(weight.Axes[1], weight.Axes[0])).ToString();

    /// <summary>Whether a row's sums are to run in the same order alone and in any batch: those of a prediction, and not of a gradient.</summary>
    protected virtual bool IsInOrder => true;

    /// <summary>The left side is transposed first, panel by panel. Then threads share panels of inputs, or rows where panels are few.</summary>
    public sealed override KernelCall Lower(LoweringScope scope)
    {
        bool sharesColumns = CpuLayout.Pieces(scope.Columns(Output), CpuLayout.Panel) >= CpuLayout.FewBlocks;
        bool isOfPlaces = scope.PlacesBefore(Weight) > 1;
        KernelCall call = Lower(
            scope,
            IsInOrder ? "MultiplyTransposedInOrder" : "MultiplyTransposed",
            Left,
            isOfPlaces ? Division.Whole : sharesColumns ? Division.Columns : Division.Rows,
            isOfPlaces ? "" : sharesColumns ? Grain.Panel : Grain.BatchTile);
        return call with
        {
            Transposes = Left,
            Accesses =
            [
                [Access.Reads(Left, Division.Columns, Grain.Panel), Access.WritesTo(CpuLayout.Transposed, Division.Columns, Grain.Panel)],
                [Access.Reads(Left), Access.Reads(CpuLayout.Transposed), .. call.Accesses[0]],
            ],
        };
    }
}
