using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// A convolution: z[o, i, j] = Σ K[o, c, r, s]·a[c, i+r, j+s] + b[o] (LeCun et al. 1989), PyTorch's nn.Conv2d. An image [C, H, W] becomes
/// [channels, H′, W′], with H′ = (H + 2·Padding − Dilation·(kernel − 1) − 1) / Stride + 1, rounded down, and W′ likewise. The weights
/// K [channels, C / Groups, kernel, kernel] are the same at every place.
/// </summary>
/// <remarks>In front of a <see cref="LinearAttribute"/> the image needs <see cref="FlattenAttribute"/>.</remarks>
public sealed class Conv2dAttribute : ConvolutionAttribute
{
    /// <summary>A convolution with square windows.</summary>
    /// <param name="channels">The number of channels that come out, at least 1.</param>
    /// <param name="kernel">Rows and columns of a window, at least 1.</param>
    public Conv2dAttribute([Range(1, int.MaxValue)] int channels, [Range(1, int.MaxValue)] int kernel)
        : base(kernel, kernel) => Channels = channels;

    /// <summary>A convolution with rectangular windows.</summary>
    /// <param name="channels">The number of channels that come out, at least 1.</param>
    /// <param name="kernelHeight">Rows of a window, at least 1.</param>
    /// <param name="kernelWidth">Columns of a window, at least 1.</param>
    public Conv2dAttribute([Range(1, int.MaxValue)] int channels, [Range(1, int.MaxValue)] int kernelHeight, [Range(1, int.MaxValue)] int kernelWidth)
        : base(kernelHeight, kernelWidth) => Channels = channels;

    /// <summary>The number of channels that come out.</summary>
    public int Channels { get; }

    /// <summary>
    /// The number of groups that the channels are divided into, those that go in and those that come out; 1 unless said otherwise. An output
    /// reads only the channels of its own group. The number must divide both.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int Groups { get; set; } = 1;
}
