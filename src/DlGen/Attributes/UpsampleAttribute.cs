using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// Enlarges an image, PyTorch's nn.Upsample: [C, H, W] becomes [C, scale·H, scale·W]. Every place becomes a square of equal ones,
/// u[c, i, j] = a[c, ⌊i/scale⌋, ⌊j/scale⌋], or with <see cref="UpsampleMode.Bilinear"/> what lies between its neighbors.
/// </summary>
/// <param name="scale">How many times as high and as wide the image becomes, at least 1.</param>
public sealed class UpsampleAttribute([Range(1, int.MaxValue)] int scale) : LayerAttribute
{
    /// <summary>How many times as high and as wide the image becomes.</summary>
    public int Scale { get; } = scale;

    /// <summary>What comes between the places; the nearest one unless said otherwise.</summary>
    public UpsampleMode Mode { get; set; } = UpsampleMode.Nearest;

    /// <summary>
    /// Whether the corners of the two images lie on each other's centers, PyTorch's align_corners; no unless said otherwise: then the
    /// images' edges do. Of use with <see cref="UpsampleMode.Bilinear"/> only.
    /// </summary>
    public bool AlignCorners { get; set; }
}
