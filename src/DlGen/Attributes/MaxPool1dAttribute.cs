using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// Keeps of every window of each channel the maximum: p[c, t] = max a[c, t+s], PyTorch's nn.MaxPool1d. The padding's places are never the maximum, and in the backward pass the first of equal maxima gets the gradient.
/// The maximum of a window with NaN is NaN, and the last NaN of the window gets the gradient, as in PyTorch.
/// A sequence [C, T] becomes [C, T′], with T′ = (T + 2·Padding − kernel) / Stride + 1, rounded down.
/// </summary>
/// <param name="kernel">Places of a window, at least 1.</param>
public sealed class MaxPool1dAttribute([Range(1, int.MaxValue)] int kernel) : SequenceWindowAttribute(kernel)
{
    /// <summary>Places from one window to the next; 0, the default, is the length of a window, so that windows lie side by side.</summary>
    [Range(0, int.MaxValue)]
    public int Stride { get; set; }
}
