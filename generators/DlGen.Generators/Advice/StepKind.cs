namespace DlGen.Generators.Advice;

/// <summary>What a step does to the values that pass it.</summary>
internal enum StepKind
{
    /// <summary>A product with a matrix of weights.</summary>
    Linear,

    /// <summary>Windows of an image or a sequence, times weights.</summary>
    Convolution,

    /// <summary>Places of an image, spread over windows.</summary>
    TransposedConvolution,

    /// <summary>Rows of a table.</summary>
    Embedding,

    /// <summary>A custom layer.</summary>
    Custom,

    /// <summary>One function of every number.</summary>
    Activation,

    /// <summary>A softmax over the last axis.</summary>
    Softmax,

    /// <summary>Zeros at random.</summary>
    Dropout,

    /// <summary>Moments of the batch.</summary>
    BatchNormalization,

    /// <summary>Moments of an example's own rows or groups.</summary>
    RowNormalization,

    /// <summary>The maximum of every window.</summary>
    MaxPool,

    /// <summary>The mean of every window.</summary>
    AveragePool,

    /// <summary>An image made larger.</summary>
    Upsample,

    /// <summary>All axes as one.</summary>
    Flatten,

    /// <summary>A sum of values: a residual, or parallel blocks.</summary>
    Sum,

    /// <summary>Values side by side.</summary>
    Concatenate,

    /// <summary>Anything else: a gate, a product of activations, one of several inputs.</summary>
    Other,
}
