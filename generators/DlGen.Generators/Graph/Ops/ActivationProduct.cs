using DlGen.Generators.Diagnostics;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>Which side of a product of two activations is transposed.</summary>
internal enum ProductForm
{
    /// <summary>a·b.</summary>
    Plain,

    /// <summary>a·bᵀ: the products of all rows of a with all rows of b.</summary>
    RightTransposed,

    /// <summary>aᵀ·b.</summary>
    LeftTransposed,
}

/// <summary>s = a·bᵀ, example by example: the product of two activations. A vector counts as a single row.</summary>
/// <param name="Output">The value computed.</param>
/// <param name="Left">a.</param>
/// <param name="Right">b.</param>
/// <param name="Form">Which side is transposed.</param>
internal sealed record ActivationProduct(string Output, string Left, string Right, ProductForm Form) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Left, Right);

    public override string Formula => Form switch
    {
        ProductForm.Plain => $"{Output} = {Left}·{Right}",
        ProductForm.RightTransposed => $"{Output} = {Left}·{Right}ᵀ",
        _ => $"{Output} = {Left}ᵀ·{Right}",
    };

    /// <summary>The forward formula, when this op is a gradient through one.</summary>
    public string Forward { get; init; } = "";

    /// <summary>What to report where the rows are of different lengths; null in the backward pass, where they fit.</summary>
    public ShapeMismatch? Mismatch { get; init; }

    public override string Rule => Forward;

    public override bool TakesEpilogue => true;

    public override Layout? InputLayout(Value value) => Layout.Default(value.Known);

    public override long MultiplyAdds(NetworkGraph graph) => graph[Output].Known.Size * (Form == ProductForm.RightTransposed ? graph[Left].Columns : graph[Right].Rows);

    public override Op Reading(string from, string to) => this with { Left = Left == from ? to : Left, Right = Right == from ? to : Right };

    /// <summary>[T, D] and [S, D] → [T, S]; [D] and [D] → [1].</summary>
    public override void InferShapes(ShapeScope shapes)
    {
        if (Mismatch?.Check(shapes, Site, Inputs, static (one, other) => one.Rank is 1 or 2 && one.Rank == other.Rank && one.Last == other.Last) == false)
        {
            return;
        }

        (TensorShape left, TensorShape right) = (shapes[Left], shapes[Right]);
        shapes[Output] = left.Rank == 1 ? TensorShape.Of(1) : TensorShape.Of(left.Axes[0], right.Axes[0]);
    }

    /// <summary>Threads share the rows of the result.</summary>
    public override KernelCall Lower(LoweringScope scope) => new(
        Form switch { ProductForm.Plain => "ActivationProduct", ProductForm.RightTransposed => "ActivationProductRightTransposed", _ => "ActivationProductLeftTransposed" },
        [scope.Kernel])
    {
        Body = scope.Epilogue(Layer, Stage == Stage.Forward ? "Forward" : Form == ProductForm.LeftTransposed ? "RightBackward" : "LeftBackward", $"{scope.Formulas}.", Output) with
        {
            Columns = scope.WithoutPadding(Output),
            Remarks = [],
        },
        Arguments =
        [
            LoweringScope.Value(Left), LoweringScope.Value(Right), scope.Rows(Output), LoweringScope.Count(scope.RowsOfExample(Output)), LoweringScope.Count(scope.Columns(Output)),
            LoweringScope.Count(Form == ProductForm.RightTransposed ? scope.Columns(Left) : scope.RowsOfExample(Right)), new BodyArgument(),
        ],
        Accesses = [scope.ByRowsWithAllOf(Left, Right)],
        Shapes = $"{scope.Batched(Left)} and {scope.Batched(Right)} → {scope.Batched(Output)}",
    };

    /// <summary>s = a·bᵀ ⇒ da = ds·b, db = dsᵀ·a.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string ds = adjoints.GradientOf(Output)!;
        if (adjoints.Needs(Left))
        {
            adjoints.Contribute(Left, da => new ActivationProduct(da, ds, Right, ProductForm.Plain) { Layer = Layer, Forward = Formula });
        }

        if (adjoints.Needs(Right))
        {
            adjoints.Contribute(Right, db => new ActivationProduct(db, ds, Left, ProductForm.LeftTransposed) { Layer = Layer, Forward = Formula });
        }
    }
}
