using System.Globalization;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>
/// r = 1 / √(var x + ε), or 1 / √(mean x² + ε) where the deviation is that from zero: one number a row, kept for the backward pass.
/// </summary>
/// <param name="Output">r.</param>
/// <param name="Input">x.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="Centers">Whether the deviation is that from the row's mean.</param>
internal sealed record InverseDeviation(string Output, string Input, double Epsilon, bool Centers) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Input);

    public override string Formula => $"{Output} = 1 / √({(Centers ? $"var {Input}" : $"mean {Input}²")} + {EpsilonText(Epsilon)})";

    public override bool TakesEpilogue => true;

    /// <summary>ε as formulas write it.</summary>
    public static string EpsilonText(double epsilon) => epsilon switch
    {
        1.0 / (1 << 23) => "2⁻²³",
        1.0 / (1L << 52) => "2⁻⁵²",
        _ => epsilon.ToString(epsilon < 1e-9 ? "R" : "0.############", CultureInfo.InvariantCulture),
    };

    /// <summary>The gradient rule of <see cref="Standardize"/> covers it.</summary>
    public override bool IsDifferentiated => false;

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    /// <summary>An image is one row, from its first channel to its last.</summary>
    public override Layout? InputLayout(Value value) => Layout.Default(value.Known);

    /// <summary>[…, in] → […, 1]; an image [C, H, W] has one number for all.</summary>
    public override void InferShapes(ShapeScope shapes) => shapes[Output] = shapes[Input] is { Rank: 3 } ? TensorShape.Of(1) : shapes[Input].WithLast(1);

    /// <summary>The op that computes an r.</summary>
    public static InverseDeviation Of(LoweringScope scope, string inverse) => (InverseDeviation)scope.Graph.Producer(inverse)!;

    /// <summary>The whole normalization with its scale and shift and the activation behind it, row by row.</summary>
    public override KernelCall Lower(LoweringScope scope)
    {
        bool keepsInverse = scope.Kernel.Stored.Contains(Output);
        RegisterStruct body = scope.Kernel.Tail.OfType<Affine>().Single().Body(scope);
        return new KernelCall("Normalize", [scope.Kernel])
        {
            Shape = ShapeOf(scope, keepsInverse),
            Body = body with { Columns = scope.WithoutPadding(Input), Stores = [.. body.Stores.Where(value => value != Output)] },
            Arguments = [LoweringScope.Value(Input), LoweringScope.Value(keepsInverse ? Output : Input), scope.Rows(Input), new BodyArgument()],
            Accesses = [scope.ByRows()],
            Shapes = scope.Batched(Input),
        };
    }

    /// <summary>The normalization as constants.</summary>
    public ConstantsStruct ShapeOf(LoweringScope scope, bool keepsInverse)
    {
        List<Op> ops = scope.Graph.Index.OpsOf(Layer).ToList();
        return new ConstantsStruct(Layer, $"{Layer}: {Formula}, {ops.OfType<Standardize>().First().Formula}.", "INormalization",
        [
            new("Columns", scope.Columns(Input)),
            new("Epsilon", Epsilon),
            new("Centers", Centers),
            new("Scales", ops.OfType<Affine>().First().Gain is not null),
            new("KeepsInverse", keepsInverse),
        ]);
    }
}

/// <summary>h = (x − mean x)·r: each row with mean zero and variance one; or h = x·r, with mean square one.</summary>
internal sealed record Standardize(string Output, string Input, string Inverse, bool Centers) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Input, Inverse);

    public override string Formula => $"{Output} = {(Centers ? $"({Input} − mean {Input})" : Input)}·{Inverse}";

    public override string? Joins => Inverse;

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    /// <summary>An image is one row, from its first channel to its last.</summary>
    public override Layout? InputLayout(Value value) => Layout.Default(value.Known);

    public override void InferShapes(ShapeScope shapes) => shapes[Output] = shapes[Input];

    /// <summary>
    /// dx = r·(dh − mean dh − h·mean(dh⊙h)): neither a shift of the row nor a stretch of it changes h, so dx has no part along
    /// either. Without the mean taken off, a shift does change h, and its term falls away.
    /// </summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string dh = adjoints.GradientOf(Output)!;
        if (adjoints.Needs(Input))
        {
            adjoints.Contribute(Input, dx => new StandardizeInputGradient(dx, dh, Output, Inverse, Centers, Formula) { Layer = Layer });
        }
    }
}

/// <summary>The gradient of <see cref="Standardize"/> at its input.</summary>
internal sealed record StandardizeInputGradient(string Output, string OutputGradient, string Standardized, string Inverse, bool Centers, string Forward) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(OutputGradient, Standardized, Inverse);

    public override string Formula =>
        $"{Output} = {Inverse}·({OutputGradient}{(Centers ? $" − mean {OutputGradient}" : "")} − {Standardized}·mean({OutputGradient}⊙{Standardized}))";

    public override string Rule => Forward;

    public override string? Joins => OutputGradient;

    public override void InferShapes(ShapeScope shapes)
    {
    }
}
