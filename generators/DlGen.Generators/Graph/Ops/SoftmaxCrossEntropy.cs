using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>
/// L = mean of −Σ q·log softmax(z), with q = (1 − ε)·onehot(y) + ε/K (Szegedy et al. 2016; ε is the label smoothing). Outputs [T, K] are
/// compared position by position, each with a class of its own, and the mean is over the positions of all examples.
/// </summary>
internal sealed record SoftmaxCrossEntropy(Head Head, double LabelSmoothing) : LossOp(Head)
{
    public override TargetKind Targets => TargetKind.Classes;

    /// <summary>The label that is left out unless another is declared, which is PyTorch's.</summary>
    public const int UsuallyIgnored = -100;

    /// <summary>The label of examples that are left out.</summary>
    public int IgnoreIndex { get; init; } = UsuallyIgnored;

    public override bool WeighsClasses => LabelSmoothing > 0;

    public override string Formula => LabelSmoothing == 0
        ? $"{Output} = {Head.Reduction} −log softmax({Prediction})[{Head.Target}]"
        : $"{Output} = {Head.Reduction} −Σ q·log softmax({Prediction}),  q = {(1 - LabelSmoothing).ToString("0.######", CultureInfo.InvariantCulture)}·onehot({Head.Target}) + {LabelSmoothing.ToString("0.######", CultureInfo.InvariantCulture)}/K";

    public override void InferShapes(ShapeScope shapes)
    {
        TensorShape logits = shapes[Prediction];
        if (logits.Rank > 2)
        {
            shapes.Report(Problem.At(Site, DiagnosticIds.LossNeedsFlatten, "SoftmaxCrossEntropy", logits.ToString(), $"[{Text.Plain(logits.Size)}]", Head.OutputText));
        }
        else if (logits.Last < 2)
        {
            shapes.Report(Problem.At(Site, DiagnosticIds.SoftmaxOverOneOutput, logits.ToString(), Head.OutputText));
        }

        shapes[Head.Target] = logits.Rank == 2 ? TensorShape.Of(logits.Axes[0]) : TensorShape.Of();
        shapes[Output] = TensorShape.Of();
    }

    /// <summary>The loss and its gradient in one sweep over the logits.</summary>
    public override KernelCall Lower(LoweringScope scope)
    {
        SoftmaxCrossEntropyGradient? gradient = scope.Kernel.Tail.OfType<SoftmaxCrossEntropyGradient>().FirstOrDefault();
        string exponentials = scope.Kernel.Stored.FirstOrDefault() ?? Prediction;
        return LowerLoss(scope, "CrossEntropy", gradient?.Output, [new LossesArgument(Head) { For = BackEnd.Cpu }, new ValueArgument(exponentials) { For = BackEnd.Cpu }]) with
        {
            Shape = new ConstantsStruct(Layer, $"{Formula}.", "ISoftmaxLoss",
            [
                new("Classes", scope.Columns(Prediction)),
                new("Sums", Head.Sums),
                new("Weight", Head.Weight),
                new("LabelSmoothing", LabelSmoothing) { IsDouble = true },
                new("HasGradient", gradient is not null, BackEnd.Cpu),
            ]),

            // Not where the backward pass through a last activation still reads its output, when the exponentials would be there.
            InPlace = scope.Kernel.Epilogue.Any(fused => fused.Inputs.Contains(Prediction)) ? null : (exponentials, Prediction),
            Shapes = scope.Batched(Prediction),
        };
    }

    /// <summary>
    /// dz = (softmax(z) − q) / B, or over B·T positions: the prediction minus the target, the same form as every likelihood's; times the
    /// head's weight.
    /// </summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        if (adjoints.Needs(Prediction))
        {
            TensorShape logits = adjoints.Value(Prediction).Known;
            adjoints.Contribute(Prediction, dz => new SoftmaxCrossEntropyGradient(dz, Head, LabelSmoothing, Formula)
            {
                Positions = logits.Rank == 2 ? logits.Axes[0] : null,
                Layer = Layer,
                Stage = Stage.Loss,
            });
        }
    }
}

/// <summary>The gradient of <see cref="SoftmaxCrossEntropy"/> at the logits.</summary>
internal sealed record SoftmaxCrossEntropyGradient(string Output, Head Head, double LabelSmoothing, string Forward) : Op
{
    public override string Output { get; } = Output;

    /// <summary>T, how many positions an example has, each with a class of its own; null where an example has one class.</summary>
    public int? Positions { get; init; }

    public override EquatableArray<string> Inputs => EquatableArray.Create(Head.Output, Head.Target);

    public override string Formula => $"{Output} = {Head.Factor}(softmax({Head.Output}) − {(LabelSmoothing == 0 ? $"onehot({Head.Target})" : "q")}){(Head.Sums ? "" : Positions is { } positions ? $" / (B·{Text.Plain(positions)})" : " / B")}";

    public override string Rule => Forward;

    public override string? Joins => Head.Loss;

    public override void InferShapes(ShapeScope shapes)
    {
    }
}
