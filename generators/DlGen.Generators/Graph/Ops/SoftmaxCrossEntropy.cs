using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>Loss.SoftmaxCrossEntropy: the negative log-likelihood of a categorical distribution whose logits the network gives.</summary>
internal sealed class SoftmaxCrossEntropyLoss : LossDefinition
{
    public override string Kind => "SoftmaxCrossEntropy";

    public override void AddTo(GraphBuilder graph, LossSpec loss, Head head)
    {
        graph.Add(new Softmax(head.Prediction, head.Output) { Layer = head.Layer("softmax"), Site = loss.Site, Stage = Stage.Prediction });
        graph.Add(
            new SoftmaxCrossEntropy(head, loss.Arguments.Number("labelSmoothing", 0))
            {
                IgnoreIndex = (int)loss.Arguments.Number("ignoreIndex", SoftmaxCrossEntropy.UsuallyIgnored),
                Layer = head.Layer("loss"),
                Site = loss.Site,
                Stage = Stage.Loss,
            },
            ValueKind.Loss);
    }
}

/// <summary>p = softmax(z): e^z over their sum, so that all are positive and sum to one.</summary>
internal sealed record Softmax(string Output, string Logits) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Logits);

    public override string Formula => $"{Output} = softmax({Logits})";

    public override Op Reading(string from, string to) => Logits == from ? this with { Logits = to } : this;

    public override void InferShapes(ShapeScope shapes) => shapes[Output] = shapes[Logits];
}

/// <summary>
/// L = mean of −Σ q·log softmax(z), with q = (1 − ε)·onehot(y) + ε/K (Szegedy et al. 2016; ε is the label smoothing).
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
        if (logits.Rank > 1)
        {
            shapes.Report(Problem.At(Site, DiagnosticIds.LossNeedsFlatten, "SoftmaxCrossEntropy", logits.ToString(), $"[{logits.Size.ToString(CultureInfo.InvariantCulture)}]", Head.OutputText));
        }
        else if (logits.Size < 2)
        {
            shapes.Report(Problem.At(Site, DiagnosticIds.SoftmaxOverOneOutput, logits.ToString(), Head.OutputText));
        }

        shapes[Head.Target] = TensorShape.Of();
        shapes[Output] = TensorShape.Of();
    }

    /// <summary>dz = (softmax(z) − q) / B: the prediction minus the target, the same form as every likelihood's; times the head's weight.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        if (adjoints.Needs(Prediction))
        {
            adjoints.Contribute(Prediction, dz => new SoftmaxCrossEntropyGradient(dz, Head, LabelSmoothing, Formula)
            {
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

    public override EquatableArray<string> Inputs => EquatableArray.Create(Head.Output, Head.Target);

    public override string Formula => $"{Output} = {Head.Factor}(softmax({Head.Output}) − {(LabelSmoothing == 0 ? $"onehot({Head.Target})" : "q")}){(Head.Sums ? "" : " / B")}";

    public override string Rule => Forward;

    public override string? Joins => Head.Loss;

    public override void InferShapes(ShapeScope shapes)
    {
    }
}
