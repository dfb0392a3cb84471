using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>A convolution: a layer that multiplies every window of an image [C, H, W] by weights.</summary>
public abstract class ConvolutionAttribute : WindowAttribute
{
    private protected ConvolutionAttribute(int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth)
    {
    }

    /// <summary>Places from one window to the next, both ways; 1 unless said otherwise.</summary>
    [Range(1, int.MaxValue)]
    public int Stride { get; set; } = 1;

    /// <summary>Places from one of a window's to the next, both ways; 1, where they lie side by side, unless said otherwise.</summary>
    [Range(1, int.MaxValue)]
    public int Dilation { get; set; } = 1;

    /// <summary>Whether to add b; yes unless said otherwise.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>Where K starts; as the network says unless said otherwise. A weight's fan-in is C·kernel·kernel, its fan-out channels·kernel·kernel, with the channels of one group.</summary>
    public Initialization Initialization { get; set; } = Initialization.Auto;

    /// <summary>Where b starts; as the network says unless said otherwise.</summary>
    public BiasInitialization BiasInitialization { get; set; } = BiasInitialization.Auto;

    private protected override int StrideOf(int kernel) => Stride;
}
