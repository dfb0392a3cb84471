using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// A convolution of each channel by itself: z[c, i, j] = Σ K[c, 0, r, s]·a[c, i+r, j+s] + b[c] (Sifre 2014), PyTorch's nn.Conv2d with as many
/// groups as channels. An image [C, H, W] becomes [C·Multiplier, H′, W′], with H′ = (H + 2·Padding − Dilation·(kernel − 1) − 1) / Stride + 1,
/// rounded down, and W′ likewise. The weights K [C·Multiplier, 1, kernel, kernel] are the same at every place.
/// </summary>
/// <remarks>With a <see cref="Conv2dAttribute"/> of kernel 1 behind it, it is a depthwise separable convolution.</remarks>
public sealed class DepthwiseConv2dAttribute : ConvolutionAttribute
{
    /// <summary>A depthwise convolution with square windows.</summary>
    /// <param name="kernel">Rows and columns of a window, at least 1.</param>
    public DepthwiseConv2dAttribute([Range(1, int.MaxValue)] int kernel)
        : base(kernel, kernel)
    {
    }

    /// <summary>A depthwise convolution with rectangular windows.</summary>
    /// <param name="kernelHeight">Rows of a window, at least 1.</param>
    /// <param name="kernelWidth">Columns of a window, at least 1.</param>
    public DepthwiseConv2dAttribute([Range(1, int.MaxValue)] int kernelHeight, [Range(1, int.MaxValue)] int kernelWidth)
        : base(kernelHeight, kernelWidth)
    {
    }

    /// <summary>How many channels come out for each that goes in, side by side; 1 unless said otherwise.</summary>
    [Range(1, int.MaxValue)]
    public int Multiplier { get; set; } = 1;
}
