namespace DlGen.Gpu.Kernels;

/// <summary>Places along one axis of an image, or windows over it: from the first to the one behind the last.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The one behind the last.</param>
internal readonly record struct WindowRange(int From, int To)
{
    /// <summary>How many there are.</summary>
    public int Count => To - From;

    /// <summary>The places of a window that lie within the image, counted from where the window begins.</summary>
    /// <param name="start">Where the window begins; before 0 it is in the padding.</param>
    /// <param name="window">The window's length.</param>
    /// <param name="length">The image's length.</param>
    public static WindowRange Within(int start, int window, int length) => new(start < 0 ? -start : 0, start + window < length ? window : length - start);

    /// <summary>The windows that a place of the image is in.</summary>
    /// <param name="place">The place.</param>
    /// <param name="stride">Places from one window to the next.</param>
    /// <param name="before">Places of padding before the image.</param>
    /// <param name="window">The windows' length.</param>
    /// <param name="count">How many windows there are.</param>
    public static WindowRange Over(int place, int stride, int before, int window, int count)
    {
        int first = place + before - window + 1;
        int end = ((place + before) / stride) + 1;
        return new WindowRange(first <= 0 ? 0 : (first + stride - 1) / stride, end < count ? end : count);
    }
}
