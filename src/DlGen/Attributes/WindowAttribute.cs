using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>A layer that slides windows over an image [C, H, W]: a convolution or a pool.</summary>
public abstract class WindowAttribute : LayerAttribute
{
    private int? strideHeight;
    private int? strideWidth;
    private int? paddingHeight;
    private int? paddingWidth;

    private protected WindowAttribute(int kernelHeight, int kernelWidth)
    {
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>Rows of a window.</summary>
    public int KernelHeight { get; }

    /// <summary>Columns of a window.</summary>
    public int KernelWidth { get; }

    /// <summary>Rows from one window to the next; as the stride says unless said otherwise.</summary>
    [Range(1, int.MaxValue)]
    public int StrideHeight
    {
        get => strideHeight ?? StrideOf(KernelHeight);
        set => strideHeight = value;
    }

    /// <summary>Columns from one window to the next; as the stride says unless said otherwise.</summary>
    [Range(1, int.MaxValue)]
    public int StrideWidth
    {
        get => strideWidth ?? StrideOf(KernelWidth);
        set => strideWidth = value;
    }

    /// <summary>Places that are added around the image on every side, or <see cref="DlGen.Padding.Same"/>; 0 unless said otherwise.</summary>
    [Range(DlGen.Padding.Same, int.MaxValue)]
    public int Padding { get; set; }

    /// <summary>Rows that are added above and below the image, or <see cref="DlGen.Padding.Same"/>; as <see cref="Padding"/> says unless said otherwise.</summary>
    [Range(DlGen.Padding.Same, int.MaxValue)]
    public int PaddingHeight
    {
        get => paddingHeight ?? Padding;
        set => paddingHeight = value;
    }

    /// <summary>Columns that are added to the left and to the right of the image, or <see cref="DlGen.Padding.Same"/>; as <see cref="Padding"/> says unless said otherwise.</summary>
    [Range(DlGen.Padding.Same, int.MaxValue)]
    public int PaddingWidth
    {
        get => paddingWidth ?? Padding;
        set => paddingWidth = value;
    }

    /// <summary>The stride along an axis that has none of its own.</summary>
    /// <param name="kernel">The window's length along the axis.</param>
    private protected abstract int StrideOf(int kernel);
}
