using System.Globalization;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>μ: the mean of each column over the batch, and over an example's positions where it has several.</summary>
internal sealed record BatchMean(string Output, string Input) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Input);

    public override string Formula => $"{Output} = mean {Input} over the batch";

    public override ValueKind OutputKind => ValueKind.PerColumn;

    public override bool TakesEpilogue => true;

    /// <summary>The gradient rule of <see cref="BatchStandardize"/> covers it.</summary>
    public override bool IsDifferentiated => false;

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    public override void InferShapes(ShapeScope shapes) => shapes[Output] = TensorShape.Of(shapes[Input].Channels);

    /// <summary>
    /// The whole normalization with its scale and shift and the activation behind it. Threads share the rows of examples that have many, and
    /// columns otherwise.
    /// </summary>
    public override KernelCall Lower(LoweringScope scope)
    {
        BatchStandardize standardize = scope.Kernel.Tail.OfType<BatchStandardize>().Single();
        Affine affine = scope.Kernel.Tail.OfType<Affine>().Single();
        PartSums? parts = scope.PartsOf(Output + "Parts", Input, sums: 3);
        return new KernelCall("BatchNormalize", [scope.Kernel])
        {
            Body = affine.Body(scope) with { Columns = scope.WithoutPadding(Input) },
            Arguments =
            [
                LoweringScope.Value(Input), LoweringScope.Value(Output), LoweringScope.Value(standardize.Variance),
                .. scope.RowsToSum(Input, parts), LoweringScope.Count(scope.Columns(Input)), new NumberArgument(standardize.Epsilon), new BodyArgument(),
            ],
            PartSums = parts,
            Accesses = parts is null ? [scope.ByColumns()] : [[scope.ReadsParts(Input)], scope.ByPartsOfExamples()],
            Shapes = scope.Batched(Input),
        };
    }
}

/// <summary>v: the variance of each column over the batch, the squares divided by their number.</summary>
internal sealed record BatchVariance(string Output, string Input, string Mean) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Input, Mean);

    public override string Formula => $"{Output} = mean ({Input} − {Mean})² over the batch";

    public override ValueKind OutputKind => ValueKind.PerColumn;

    public override string? Joins => Mean;

    /// <summary>The gradient rule of <see cref="BatchStandardize"/> covers it.</summary>
    public override bool IsDifferentiated => false;

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    public override void InferShapes(ShapeScope shapes) => shapes[Output] = shapes[Mean];
}

/// <summary>h = (x − μ)/√(v + ε): each column with mean zero and variance one over the batch.</summary>
internal sealed record BatchStandardize(string Output, string Input, string Mean, string Variance, double Epsilon) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Input, Mean, Variance);

    public override string Formula => $"{Output} = ({Input} − {Mean}) / √({Variance} + {InverseDeviation.EpsilonText(Epsilon)})";

    public override string? Joins => Variance;

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    public override void InferShapes(ShapeScope shapes) => shapes[Output] = shapes[Input];

    /// <summary>
    /// dx = (dh − mean dh − h·mean(dh⊙h))/√(v + ε): neither a shift of the column nor a stretch of it changes h, so dx has no part
    /// along either.
    /// </summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string dh = adjoints.GradientOf(Output)!;
        if (adjoints.Needs(Input))
        {
            adjoints.Contribute(Input, dx => new BatchStandardizeInputGradient(dx, dh, Output, Variance, Epsilon, Formula) { Layer = Layer });
        }
    }
}

/// <summary>The gradient of <see cref="BatchStandardize"/> at its input.</summary>
internal sealed record BatchStandardizeInputGradient(string Output, string OutputGradient, string Standardized, string Variance, double Epsilon, string Forward) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(OutputGradient, Standardized, Variance);

    public override string Formula =>
        $"{Output} = ({OutputGradient} − mean {OutputGradient} − {Standardized}·mean({OutputGradient}⊙{Standardized})) / √({Variance} + {InverseDeviation.EpsilonText(Epsilon)}), means over the batch";

    public override string Rule => Forward;

    public override string? Joins => OutputGradient;

    public override void InferShapes(ShapeScope shapes)
    {
    }
}

/// <summary>
/// The running moments go a part of the way to the batch's. The running variance takes the unbiased estimate: the squares divided
/// by their number less one.
/// </summary>
internal sealed record MoveMoments(string RunningMean, string RunningVariance, string Mean, string Variance, double Momentum) : Change
{
    public override string Output => RunningMean;

    public override EquatableArray<string> Inputs => EquatableArray.Create(RunningMean, RunningVariance, Mean, Variance);

    public override string Formula =>
        $"{RunningMean} ← {Keep}·{RunningMean} + {Take}·{Mean},  {RunningVariance} ← {Keep}·{RunningVariance} + {Take}·{Variance}·n/(n − 1)";

    public override bool IsDifferentiated => false;

    public override KernelCall Lower(LoweringScope scope)
    {
        string normalized = ((BatchMean)scope.Graph.Producer(Mean)!).Input;
        return new KernelCall("MoveMoments", [scope.Kernel])
        {
            Arguments =
            [
                .. new[] { RunningMean, RunningVariance, Mean, Variance }.Select(LoweringScope.Value),
                scope.Rows(normalized), LoweringScope.Count(scope.Columns(Mean)), new NumberArgument(Momentum, IsDouble: true) { Label = "momentum" },
            ],
            Accesses =
            [
                [
                    Access.Reads(Mean, Division.Columns, Grain.Block),
                    Access.Reads(Variance, Division.Columns, Grain.Block),
                    Access.WritesTo(RunningMean, Division.Columns, Grain.Block),
                    Access.WritesTo(RunningVariance, Division.Columns, Grain.Block),
                ],
            ],
            Shapes = scope.Shape(Mean).ToString(),
        };
    }

    private string Keep => Written(1 - Momentum);

    private string Take => Written(Momentum);

    private static string Written(double number) => number.ToString("0.########", CultureInfo.InvariantCulture);
}
