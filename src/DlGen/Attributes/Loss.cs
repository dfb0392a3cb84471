namespace DlGen;

/// <summary>What training makes small. Each loss is a mean, as PyTorch's reduction 'mean', unless <see cref="Reduction.Sum"/> is declared.</summary>
public enum Loss
{
    /// <summary>
    /// Cross-entropy on logits z, for one class y of several: the batch's mean of −log softmax(z)[y]. Targets are
    /// labels from 0; takes two outputs or more. Outputs [T, K] are compared position by position, each with a label of its own, and the
    /// mean is over all B·T positions.
    /// </summary>
    SoftmaxCrossEntropy,

    /// <summary>
    /// Binary cross-entropy on logits z, for a yes or no per output: the mean over batch and outputs of
    /// −(y·log σ(z) + (1 − y)·log(1 − σ(z))). Targets are between 0 and 1.
    /// </summary>
    BinaryCrossEntropy,

    /// <summary>For regression: the mean over batch and outputs of (z − y)².</summary>
    MeanSquaredError,

    /// <summary>For regression with outliers: the mean over batch and outputs of |z − y|.</summary>
    MeanAbsoluteError,

    /// <summary>
    /// The mean over batch and outputs of e²/2 where |e| ≤ δ, else δ·(|e| − δ/2), with e = z − y: squared error near
    /// the target, absolute error far from it (Huber 1964). δ is the network's HuberDelta.
    /// </summary>
    Huber,
}
