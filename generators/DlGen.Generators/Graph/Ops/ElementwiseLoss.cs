using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Graph.Ops;

/// <summary>L = mean of f(prediction, target).</summary>
internal sealed record ElementwiseLoss(Head Head, TargetKind Targets, Expression Function) : LossOp(Head)
{
    /// <summary>The variable that has another value for each place of the outputs' last axis.</summary>
    public const string PerOutput = "c";

    /// <summary>The values of the variable for each output; empty where the function has no such variable.</summary>
    public EquatableArray<double> Constants { get; init; } = EquatableArray<double>.Empty;

    /// <summary>Where the constants are declared.</summary>
    public Site ConstantsSite { get; init; }

    public override TargetKind Targets { get; } = Targets;

    public override string Formula => $"{Output} = {Head.Reduction} {Function}{Numbers}";

    /// <summary>The first of the constants, behind the formula.</summary>
    private string Numbers => Constants.Count == 0
        ? ""
        : $",  {PerOutput} = {string.Join(", ", Constants.Take(4).Select(static number => number.ToString("0.######", CultureInfo.InvariantCulture)))}{(Constants.Count > 4 ? ", …" : "")}";

    public override Op Reading(string from, string to) => Prediction == from
        ? this with { Head = Head with { Output = to }, Function = Function.Replace(new Variable(from), new Variable(to)) }
        : this;

    public override void InferShapes(ShapeScope shapes)
    {
        TensorShape outputs = shapes[Prediction];
        if (Constants.Count > 0 && Constants.Count != outputs.Last)
        {
            shapes.Report(Problem.At(
                ConstantsSite, DiagnosticIds.PosWeightShape, Text.Plain(Constants.Count), outputs.ToString(), Text.Plain(outputs.Last)));
        }

        shapes[Head.Target] = outputs;
        shapes[Output] = TensorShape.Of();
    }

    /// <summary>The loss and its gradient in one sweep over the outputs; the gradient may take the outputs' place.</summary>
    public override KernelCall Lower(LoweringScope scope)
    {
        ElementwiseLossGradient? gradient = scope.Kernel.Tail.OfType<ElementwiseLossGradient>().FirstOrDefault();
        Value outputs = scope.Graph[Prediction];
        long size = outputs.Known.Size;
        return LowerLoss(scope, "ElementwiseLoss", gradient?.Output, [new LossesArgument(Head) { For = BackEnd.Cpu }]) with
        {
            Shape = new LossStruct(
                Layer,
                $"{Formula}.",
                [
                    new("Columns", outputs.Columns),
                    new("Sums", Head.Sums),
                    new("Weight", Head.Weight),
                    new("HasGradient", gradient is not null, BackEnd.Cpu),
                    new("TellsTwoClasses", Targets == TargetKind.Probabilities && size == 1, BackEnd.Gpu),
                ],
                this,
                gradient?.Derivative),
            InPlace = (scope.Kernel.Stored.FirstOrDefault() ?? Prediction, Prediction),
            Shapes = $"{scope.Batched(Prediction)}{(Head.Sums ? "" : $", n = B·{Text.Plain(size)} terms in the mean")}",
        };
    }

    /// <summary>dp = ∂f/∂p, over the number of terms in the mean; times the head's weight.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        if (adjoints.Needs(Prediction))
        {
            Expression derivative = Derivative.Of(Function, new Variable(Prediction));
            adjoints.Contribute(Prediction, dp => new ElementwiseLossGradient(dp, Head, derivative, Formula)
            {
                Layer = Layer,
                Stage = Stage.Loss,
            });
        }
    }
}

/// <summary>The gradient of <see cref="ElementwiseLoss"/> at the outputs.</summary>
internal sealed record ElementwiseLossGradient(string Output, Head Head, Expression Derivative, string Forward) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Head.Output, Head.Target);

    public override string Formula => $"{Output} = {Head.Factor}({Derivative}){(Head.Sums ? "" : " / n")}";

    public override string Rule => Forward;

    public override string? Joins => Head.Loss;

    public override void InferShapes(ShapeScope shapes)
    {
    }
}
