using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// A convolution: z[o, y, x] = Σ K[o, c, r, s]·a[c, y+r, x+s] + b[o] (LeCun et al. 1989), PyTorch's nn.Conv2d. An image [C, H, W] becomes
/// [channels, H′, W′], with H′ = (H + 2·Padding − Dilation·(kernel − 1) − 1) / Stride + 1, rounded down, and W′ likewise. The weights
/// K [channels, C, kernel, kernel] are the same at every place.
/// </summary>
/// <remarks>In front of a <see cref="LinearAttribute"/> the image needs <see cref="FlattenAttribute"/>.</remarks>
public sealed class Conv2dAttribute : WindowAttribute
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

    /// <summary>Places from one window to the next, both ways; 1 unless said otherwise.</summary>
    [Range(1, int.MaxValue)]
    public int Stride { get; set; } = 1;

    /// <summary>Places from one of a window's to the next, both ways; 1, where they lie side by side, unless said otherwise.</summary>
    [Range(1, int.MaxValue)]
    public int Dilation { get; set; } = 1;

    /// <summary>Whether to add b; yes unless said otherwise.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>Where K starts; as the network says unless said otherwise. A weight's fan-in is C·kernel·kernel, its fan-out channels·kernel·kernel.</summary>
    public Initialization Initialization { get; set; } = Initialization.Auto;

    /// <summary>Where b starts; as the network says unless said otherwise.</summary>
    public BiasInitialization BiasInitialization { get; set; } = BiasInitialization.Auto;

    private protected override int StrideOf(int kernel) => Stride;
}
