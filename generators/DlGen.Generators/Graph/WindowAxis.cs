namespace DlGen.Generators.Graph;

/// <summary>The windows along one axis of an image.</summary>
/// <param name="Length">Places of a window.</param>
/// <param name="Stride">Places from one window to the next.</param>
/// <param name="Padding">Places that are added before the image and behind it; <see cref="Windows.Same"/> for as many as keep its length.</param>
/// <param name="Dilation">Places from one of a window's to the next.</param>
internal readonly record struct WindowAxis(int Length, int Stride, int Padding = 0, int Dilation = 1)
{
    /// <summary>Places from the first to the last of a window, both counted.</summary>
    public long Extent => ((long)(Length - 1) * Dilation) + 1;

    /// <summary>Places of padding before the image; where their number is odd, there is one more behind it.</summary>
    public int Before => Padding == Windows.Same ? TensorShape.Length((Extent - 1) / 2) : Padding;

    /// <summary>Places of padding on both sides.</summary>
    public long Added => Padding == Windows.Same ? Extent - 1 : 2L * Padding;

    /// <summary>Whether every place is in one window at most, and every window within the image.</summary>
    public bool LieSideBySide => Stride == Length && Dilation == 1 && Padding == 0;

    /// <summary>Whether every place is a window of its own.</summary>
    public bool IsOfSinglePlaces => Length == 1 && Stride == 1 && Added == 0;

    /// <summary>How many windows fit.</summary>
    /// <param name="length">The image's length.</param>
    public int Count(int length)
    {
        if (Padding == Windows.Same)
        {
            return length;
        }

        long room = length + Added - Extent;
        return room < 0 ? 0 : TensorShape.Length((room / Stride) + 1);
    }

    /// <summary>Which place of the image the window at <paramref name="place"/> has at its place <paramref name="within"/>, for a formula: 2i+r−1.</summary>
    public string Index(string place, string within) =>
        $"{Times(Stride)}{place}+{Times(Dilation)}{within}{(Before == 0 ? "" : $"−{Text.Plain(Before)}")}";

    /// <summary>(28 + 2·0 − 5)/1 + 1 = 24.</summary>
    /// <param name="length">The image's length.</param>
    public string Formula(int length)
    {
        long room = length + Added - Extent;
        return $"({Text.Plain(length)} + 2·{Text.Plain(Padding)} − {Text.Plain(Extent)})/{Text.Plain(Stride)} + 1 = {Text.Plain((long)Math.Floor(room / (double)Stride) + 1)}";
    }

    private static string Times(int factor) => factor == 1 ? "" : Text.Plain(factor);
}
