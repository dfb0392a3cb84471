using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// Keeps of every window of each channel the mean: p[c, t] = mean a[c, t+s], PyTorch's nn.AvgPool1d.
/// A sequence [C, T] becomes [C, T′], with T′ = (T + 2·Padding − kernel) / Stride + 1, rounded down.
/// </summary>
/// <param name="kernel">Places of a window, at least 1.</param>
public sealed class AvgPool1dAttribute([Range(1, int.MaxValue)] int kernel) : SequenceWindowAttribute(kernel)
{
    /// <summary>Places from one window to the next; 0, the default, is the length of a window, so that windows lie side by side.</summary>
    [Range(0, int.MaxValue)]
    public int Stride { get; set; }

    /// <summary>Whether the places of the padding count as zeros, PyTorch's count_include_pad; yes unless said otherwise. Else a window's mean is over its places within the sequence.</summary>
    public bool CountIncludePadding { get; set; } = true;
}
