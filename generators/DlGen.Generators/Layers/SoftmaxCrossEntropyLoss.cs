using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

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
