using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// Keeps of every window of each channel the mean: p[c, i, j] = mean a[c, i+r, j+s], PyTorch's nn.AvgPool2d.
/// An image [C, H, W] becomes [C, H′, W′], with H′ = (H + 2·Padding − kernel) / Stride + 1, rounded down, and W′ likewise.
/// </summary>
public sealed class AvgPool2dAttribute : WindowAttribute
{
    /// <summary>A pool with square windows.</summary>
    /// <param name="kernel">Rows and columns of a window, at least 1.</param>
    public AvgPool2dAttribute([Range(1, int.MaxValue)] int kernel)
        : base(kernel, kernel)
    {
    }

    /// <summary>A pool with rectangular windows.</summary>
    /// <param name="kernelHeight">Rows of a window, at least 1.</param>
    /// <param name="kernelWidth">Columns of a window, at least 1.</param>
    public AvgPool2dAttribute([Range(1, int.MaxValue)] int kernelHeight, [Range(1, int.MaxValue)] int kernelWidth)
        : base(kernelHeight, kernelWidth)
    {
    }

    /// <summary>Places from one window to the next, both ways; 0, the default, is the height of a window down and its width across, so that windows lie side by side.</summary>
    [Range(0, int.MaxValue)]
    public int Stride { get; set; }

    /// <summary>Whether the places of the padding count as zeros, PyTorch's count_include_pad; yes unless said otherwise. Else a window's mean is over its places within the image.</summary>
    public bool CountIncludePadding { get; set; } = true;

    private protected override int StrideOf(int kernel) => Stride == 0 ? kernel : Stride;
}
