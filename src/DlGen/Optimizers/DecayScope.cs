namespace DlGen;

/// <summary>Which parameters an optimizer's weight decay acts on.</summary>
public enum DecayScope
{
    /// <summary>All parameters, as in PyTorch's optimizers.</summary>
    All,

    /// <summary>
    /// Weight matrices and the tables of embeddings alone. Parameters that are one row have none: biases, the scales and shifts of normalizations,
    /// the slopes of activations, and the parameters of custom layers.
    /// </summary>
    Weights,
}
