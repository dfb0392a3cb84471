using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>A layer that slides windows over an image [C, H, W]: a convolution or a pool.</summary>
public abstract class WindowAttribute : LayerAttribute
{
    private protected WindowAttribute(int kernelHeight, int kernelWidth)
    {
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>Rows of a window.</summary>
    public int KernelHeight { get; }

    /// <summary>Columns of a window.</summary>
    public int KernelWidth { get; }

    /// <summary>Places that are added around the image on every side, or <see cref="DlGen.Padding.Same"/>; 0 unless said otherwise.</summary>
    [Range(DlGen.Padding.Same, int.MaxValue)]
    public int Padding { get; set; }
}
