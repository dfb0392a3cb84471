using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// Keeps of every window of each channel the maximum: p[c, i, j] = max a[c, i+r, j+s], PyTorch's nn.MaxPool2d. The padding's places are never the maximum, and in the backward pass the first of equal maxima gets the gradient.
/// The maximum of a window with NaN is NaN, and the last NaN of the window gets the gradient, as in PyTorch.
/// An image [C, H, W] becomes [C, H′, W′], with H′ = (H + 2·Padding − kernel) / Stride + 1, rounded down, and W′ likewise.
/// </summary>
public sealed class MaxPool2dAttribute : WindowAttribute
{
    /// <summary>A pool with square windows.</summary>
    /// <param name="kernel">Rows and columns of a window, at least 1.</param>
    public MaxPool2dAttribute([Range(1, int.MaxValue)] int kernel)
        : base(kernel, kernel)
    {
    }

    /// <summary>A pool with rectangular windows.</summary>
    /// <param name="kernelHeight">Rows of a window, at least 1.</param>
    /// <param name="kernelWidth">Columns of a window, at least 1.</param>
    public MaxPool2dAttribute([Range(1, int.MaxValue)] int kernelHeight, [Range(1, int.MaxValue)] int kernelWidth)
        : base(kernelHeight, kernelWidth)
    {
    }

    /// <summary>Places from one window to the next, both ways; 0, the default, is the height of a window down and its width across, so that windows lie side by side.</summary>
    [Range(0, int.MaxValue)]
    public int Stride { get; set; }

    private protected override int StrideOf(int kernel) => Stride == 0 ? kernel : Stride;
}
