using TorchSharp;
using static TorchSharp.torch;

namespace DlGen.Peers.Parity;

/// <summary>A loss on both sides.</summary>
/// <param name="Arguments">Of the network's attribute.</param>
/// <param name="Loss">For what targets are, where the loss isn't a custom one; else null.</param>
/// <param name="Own">The custom loss.</param>
/// <param name="Compute">The loss of outputs and targets.</param>
internal sealed record DrawnLoss(string Arguments, Loss? Loss, OwnLoss? Own, Func<Tensor, Tensor, Tensor> Compute)
{
    public bool TakesLabels => Loss == DlGen.Loss.SoftmaxCrossEntropy;

    /// <param name="drawing">What draws it.</param>
    /// <param name="of">Whose loss it is, for the count of how often each has come.</param>
    public static DrawnLoss Draw(Drawing drawing, string of = "")
    {
        string kind = drawing.LeastUsed([.. Enum.GetNames<Loss>(), "own"], name => of + name);
        if (kind == "own")
        {
            OwnLoss own = drawing.Pick(OwnLoss.All.ToArray());
            return new($"LossFunction = nameof({own.Name})", null, own, (z, y) => own.Torch(z - y).mean());
        }

        Loss loss = Enum.Parse<Loss>(kind);
        double smoothing = loss == DlGen.Loss.SoftmaxCrossEntropy ? drawing.Pick(0, 0.1, 0.3) : 0;
        double delta = loss == DlGen.Loss.Huber ? drawing.Pick(1, 0.5, 2) : 1;
        return Of(loss, smoothing, delta);
    }

    /// <summary>A loss of the library with its options: how a declaration says it, and how TorchSharp computes it.</summary>
    /// <param name="loss">Which.</param>
    /// <param name="smoothing">How much labels are smoothed.</param>
    /// <param name="delta">Where Huber's loss becomes linear.</param>
    public static DrawnLoss Of(Loss loss, double smoothing = 0, double delta = 1)
    {
        string option = smoothing != 0 ? FormattableString.Invariant($", LabelSmoothing = {smoothing}f")
            : delta != 1 ? FormattableString.Invariant($", HuberDelta = {delta}f") : "";
        return new($"Loss = Loss.{loss}{option}", loss, null, loss switch
        {
            DlGen.Loss.SoftmaxCrossEntropy => (z, y) => nn.functional.cross_entropy(z, y, label_smoothing: smoothing),
            DlGen.Loss.BinaryCrossEntropy => static (z, y) => nn.functional.binary_cross_entropy_with_logits(z, y),
            DlGen.Loss.MeanSquaredError => static (z, y) => nn.functional.mse_loss(z, y),
            DlGen.Loss.MeanAbsoluteError => static (z, y) => nn.functional.l1_loss(z, y),
            DlGen.Loss.Huber => (z, y) => nn.functional.huber_loss(z, y, delta),
            _ => throw new InvalidOperationException($"Loss.{loss} has no counterpart in TorchSharp here; add it."),
        });
    }
}
