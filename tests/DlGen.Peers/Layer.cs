namespace DlGen.Peers;

/// <summary>
/// A layer of a network that the peers build. Its sizes are those of its parameters: layers take theirs in PyTorch's order, one after the
/// other.
/// </summary>
internal abstract record Layer
{
    /// <summary>x·W + b.</summary>
    internal sealed record Linear : Layer;

    /// <summary>A convolution with square windows.</summary>
    /// <param name="Padding">Places of zeros around the image, on every side.</param>
    /// <param name="Stride">Places from one window to the next, both ways.</param>
    /// <param name="HasBias">Whether a bias follows the weights.</param>
    /// <param name="IsDepthwise">Whether every channel has weights of its own.</param>
    internal sealed record Convolution(int Padding, int Stride = 1, bool HasBias = true, bool IsDepthwise = false) : Layer;

    /// <summary>The maximum of each window of 2×2, which lie side by side.</summary>
    internal sealed record MaxPool : Layer;

    /// <summary>The mean of each channel of an image: [C, H, W] becomes [C].</summary>
    internal sealed record GlobalAveragePool : Layer;

    /// <summary>Batch normalization with scale and shift.</summary>
    /// <param name="OfImages">Whether it normalizes the channels of images.</param>
    internal sealed record BatchNorm(bool OfImages = false) : Layer;

    /// <summary>Layer normalization with scale and shift.</summary>
    internal sealed record LayerNorm : Layer;

    /// <summary>max(x, 0).</summary>
    internal sealed record Relu : Layer;

    /// <summary>tanh(x).</summary>
    internal sealed record Tanh : Layer;

    /// <summary>GELU by the error function.</summary>
    internal sealed record Gelu : Layer;

    /// <summary>Sets a part of the values to zero in training.</summary>
    internal sealed record Dropout(double Rate) : Layer;

    /// <summary>An image as one row.</summary>
    internal sealed record Flatten : Layer;

    /// <summary>The sum of two branches on the same input. A branch without layers is the input itself.</summary>
    internal sealed record Sum(IReadOnlyList<Layer> First, IReadOnlyList<Layer> Second) : Layer;
}
