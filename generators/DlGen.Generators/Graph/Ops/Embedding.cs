using DlGen.Generators.Diagnostics;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>g = E[x]: for each token x its row of the table E [V × D].</summary>
/// <param name="Output">The value computed.</param>
/// <param name="Tokens">x.</param>
/// <param name="Table">E.</param>
/// <param name="Vocabulary">V, how many tokens there are.</param>
/// <param name="Size">D, the length of a row.</param>
internal sealed record Embedding(string Output, string Tokens, string Table, int Vocabulary, int Size) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Tokens, Table);

    public override string Formula => $"{Output} = {Table}[{Tokens}]";

    public override bool TakesEpilogue => true;

    public override bool TakesIndices => true;

    public override Op Reading(string from, string to) => Tokens == from ? this with { Tokens = to } : this;

    public override (int Inputs, int Outputs) Fans(NetworkGraph graph, string parameter) => (Vocabulary, Size);

    public override Layout? InputLayout(Value value) => Layout.Default(value.Known);

    /// <summary>[T] → [T, D].</summary>
    public override void InferShapes(ShapeScope shapes)
    {
        TensorShape tokens = shapes[Tokens];
        if (tokens.Rank != 1)
        {
            shapes.Report(Problem.At(
                Site, DiagnosticIds.TokenShape, Text.Plain(Size), tokens.ToString(), $"[{Text.Plain(tokens.Size)}]"));
            return;
        }

        shapes[Table] = TensorShape.Of(Vocabulary, Size);
        shapes[Output] = TensorShape.Of(tokens.Last, Size);
    }

    /// <summary>Threads share the tokens of the batch.</summary>
    public override KernelCall Lower(LoweringScope scope) => new("Embed", [scope.Kernel])
    {
        Shape = LinearProduct.ShapeOf(scope, Table),
        Body = scope.Epilogue(Layer, "Forward", $"{Layer} forward: {scope.Formulas}.", Output),
        Arguments = [LoweringScope.Value(Tokens), LoweringScope.Value(Table), scope.Rows(Output), LoweringScope.Count(scope.Columns(Tokens)), new BodyArgument()],
        Accesses = [scope.ByRowsWithAllOf(Tokens, Table)],
        Shapes = $"{scope.Batched(Tokens)} of {scope.Shape(Table)} → {scope.Batched(Output)}",
    };

    /// <summary>dE = Σ dg, each at its token's row. Tokens have no gradient.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string dg = adjoints.GradientOf(Output)!;
        adjoints.Update(Table, gradient => new EmbeddingGradient(gradient, Tokens, dg, Table, Formula) { Layer = Layer });
    }
}

/// <summary>dE = Σ over the batch of dg, each at its token's row: rows of tokens that don't occur have a gradient of zero.</summary>
internal sealed record EmbeddingGradient(string Output, string Tokens, string OutputGradient, string Table, string Forward) : ParameterGradient
{
    public override string Output { get; } = Output;

    public override string Parameter => Table;

    public override EquatableArray<string> PartInputs => EquatableArray.Create(Tokens, OutputGradient);

    public override string Part => $"Σ over the batch of {OutputGradient}, each at row {Tokens}";

    public override string Rule => Forward;

    /// <summary>Threads share the rows of the table, each with the places of its tokens in a chain.</summary>
    public override KernelCall Lower(LoweringScope scope) => new("EmbeddingSum", [scope.Kernel])
    {
        Shape = LinearProduct.ShapeOf(scope, Table),
        Chains = new TokenChains($"chains{Output.Substring(2)}", scope.Shape(Table).Axes[0], scope.RowsOfExample(OutputGradient)),
        Arguments =
        [
            LoweringScope.Value(Tokens), LoweringScope.Value(OutputGradient), scope.Rows(OutputGradient), LoweringScope.Count(scope.Columns(Tokens)), LoweringScope.Value(Table),
            new ChainsArgument() { For = BackEnd.Cpu }, scope.Step(scope.Kernel, this),
        ],
        Accesses = [[Access.Reads(Tokens), Access.Reads(OutputGradient), .. scope.StepAccesses(scope.Kernel, this, Division.Rows, Grain.One)]],
        Shapes = $"{scope.Batched(OutputGradient)} → {scope.Shape(Table)}",
    };
}
