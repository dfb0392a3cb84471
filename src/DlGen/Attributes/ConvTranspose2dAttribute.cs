using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// A transposed convolution: z[o, Stride·i + r − Padding, Stride·j + s − Padding] = Σ K[c, o, r, s]·a[c, i, j] + b[o] (Zeiler et al. 2010),
/// PyTorch's nn.ConvTranspose2d. It computes what the backward pass of a convolution computes, so that an image grows where a convolution
/// would shrink it: [C, H, W] becomes [channels, H′, W′], with
/// H′ = (H − 1)·Stride − 2·Padding + Dilation·(kernel − 1) + OutputPadding + 1, and W′ likewise. The weights are K [C, channels / Groups, kernel, kernel].
/// </summary>
public sealed class ConvTranspose2dAttribute : LayerAttribute
{
    /// <summary>A transposed convolution with square windows.</summary>
    /// <param name="channels">The number of channels that come out, at least 1.</param>
    /// <param name="kernel">Rows and columns of a window, at least 1.</param>
    public ConvTranspose2dAttribute([Range(1, int.MaxValue)] int channels, [Range(1, int.MaxValue)] int kernel)
        : this(channels, kernel, kernel)
    {
    }

    /// <summary>A transposed convolution with rectangular windows.</summary>
    /// <param name="channels">The number of channels that come out, at least 1.</param>
    /// <param name="kernelHeight">Rows of a window, at least 1.</param>
    /// <param name="kernelWidth">Columns of a window, at least 1.</param>
    public ConvTranspose2dAttribute([Range(1, int.MaxValue)] int channels, [Range(1, int.MaxValue)] int kernelHeight, [Range(1, int.MaxValue)] int kernelWidth)
    {
        Channels = channels;
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>The number of channels that come out.</summary>
    public int Channels { get; }

    /// <summary>Rows of a window.</summary>
    public int KernelHeight { get; }

    /// <summary>Columns of a window.</summary>
    public int KernelWidth { get; }

    /// <summary>Places of the image that comes out from one window to the next, both ways; 1 unless said otherwise.</summary>
    [Range(1, int.MaxValue)]
    public int Stride { get; set; } = 1;

    /// <summary>Places that are taken off the image that comes out on every side; 0 unless said otherwise.</summary>
    [Range(0, int.MaxValue)]
    public int Padding { get; set; }

    /// <summary>Places that are added to the image that comes out at the bottom and on the right, fewer than the stride; 0 unless said otherwise.</summary>
    [Range(0, int.MaxValue)]
    public int OutputPadding { get; set; }

    /// <summary>Places from one of a window's to the next, both ways; 1, where they lie side by side, unless said otherwise.</summary>
    [Range(1, int.MaxValue)]
    public int Dilation { get; set; } = 1;

    /// <summary>
    /// The number of groups that the channels are divided into, those that go in and those that come out; 1 unless said otherwise. What goes in
    /// is spread only over the outputs of its own group. The number must divide both.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int Groups { get; set; } = 1;

    /// <summary>Whether to add b; yes unless said otherwise.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>Where K starts; as the network says unless said otherwise. As PyTorch counts them, a weight's fan-in is channels·kernel·kernel and its fan-out C·kernel·kernel, with the channels of one group.</summary>
    public Initialization Initialization { get; set; } = Initialization.Auto;

    /// <summary>Where b starts; as the network says unless said otherwise.</summary>
    public BiasInitialization BiasInitialization { get; set; } = BiasInitialization.Auto;
}
