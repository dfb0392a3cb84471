using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>γ/√(v + ε) of the running variance v: what a batch normalization multiplies each column with at inference; 1/√(v + ε) without γ.</summary>
internal sealed record RunningScale(string Output, string? Gain, string Variance, double Epsilon) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => Gain is null ? EquatableArray.Create(Variance) : EquatableArray.Create(Gain, Variance);

    public override string Formula => $"{Output} = {Gain ?? "1"} / √({Variance} + {InverseDeviation.EpsilonText(Epsilon)})";

    public override ValueKind OutputKind => ValueKind.PerColumn;

    /// <summary>False: nothing that it reads learns, neither at inference nor in a frozen batch normalization.</summary>
    public override bool IsDifferentiated => false;

    public override void InferShapes(ShapeScope shapes) => shapes[Output] = shapes[Variance];

    public override KernelCall Lower(LoweringScope scope)
    {
        RunningShift shift = scope.Kernel.Tail.OfType<RunningShift>().Single();
        return new KernelCall("RunningScale", [scope.Kernel])
        {
            Arguments =
            [
                .. new[] { Gain, shift.Shift, shift.Mean, Variance }.OfType<string>().Select(LoweringScope.Value),
                LoweringScope.Count(scope.Columns(Output)), new NumberArgument(Epsilon), LoweringScope.Value(Output), LoweringScope.Value(shift.Output),
            ],
            Accesses = [scope.ByColumns()],
            Shapes = scope.Shape(Output).ToString(),
        };
    }
}

/// <summary>β − μ·scale of the running mean μ: what a batch normalization adds to each column at inference; −μ·scale without β.</summary>
internal sealed record RunningShift(string Output, string Scale, string? Shift, string Mean) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => Shift is null ? EquatableArray.Create(Scale, Mean) : EquatableArray.Create(Scale, Shift, Mean);

    public override string Formula => $"{Output} = {(Shift is null ? "" : $"{Shift} ")}−{(Shift is null ? "" : " ")}{Mean}·{Scale}";

    public override ValueKind OutputKind => ValueKind.PerColumn;

    public override string? Joins => Scale;

    /// <summary>False: nothing that it reads learns, neither at inference nor in a frozen batch normalization.</summary>
    public override bool IsDifferentiated => false;

    public override void InferShapes(ShapeScope shapes) => shapes[Output] = shapes[Scale];
}
