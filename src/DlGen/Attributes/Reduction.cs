namespace DlGen;

/// <summary>
/// How the losses of a batch's outputs become the loss that training makes small. <c>ComputeLoss</c> gives the reduced loss, and its
/// gradient is what <c>Backward</c> begins with. What <c>Train</c> reports and <c>Evaluate</c> finds are means over the examples
/// that count either way, so that sets of different sizes can be compared; with <see cref="Sum"/> an example's loss is the sum over its outputs.
/// </summary>
public enum Reduction
{
    /// <summary>The mean of the losses, as PyTorch's reduction 'mean'. Where examples have weights, L = Σ w·ℓ / Σ w.</summary>
    Mean,

    /// <summary>
    /// The sum of the losses, as PyTorch's reduction 'sum'; with weights L = Σ w·ℓ. The gradient grows with the batch, and so does a step of SGD.
    /// </summary>
    Sum,
}
