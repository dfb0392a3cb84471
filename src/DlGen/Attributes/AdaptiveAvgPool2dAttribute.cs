using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// Makes an image of a given size of one of any size: each place that comes out is the mean of a window, PyTorch's nn.AdaptiveAvgPool2d.
/// An image [C, H, W] becomes [C, Height, Width], by windows of H / Height rows and W / Width columns that lie side by side.
/// </summary>
/// <remarks>H and W must be multiples of what comes out. PyTorch takes other sizes too, with windows that overlap and differ in size.</remarks>
public sealed class AdaptiveAvgPool2dAttribute : LayerAttribute
{
    /// <summary>A pool to a square image.</summary>
    /// <param name="size">Rows and columns of the image that comes out, at least 1.</param>
    public AdaptiveAvgPool2dAttribute([Range(1, int.MaxValue)] int size)
        : this(size, size)
    {
    }

    /// <summary>A pool to a rectangular image.</summary>
    /// <param name="height">Rows of the image that comes out, at least 1.</param>
    /// <param name="width">Columns of the image that comes out, at least 1.</param>
    public AdaptiveAvgPool2dAttribute([Range(1, int.MaxValue)] int height, [Range(1, int.MaxValue)] int width)
    {
        Height = height;
        Width = width;
    }

    /// <summary>Rows of the image that comes out.</summary>
    public int Height { get; }

    /// <summary>Columns of the image that comes out.</summary>
    public int Width { get; }
}
