using static System.FormattableString;

namespace DlGen.Images;

/// <summary>How images are read.</summary>
public sealed class ImageOptions
{
    /// <summary>The width in pixels that images are resized to; null for images that all have the same size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? Width
    {
        get;
        init => field = Checked(value, nameof(Width));
    }

    /// <summary>The height in pixels that images are resized to; null for images that all have the same size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? Height
    {
        get;
        init => field = Checked(value, nameof(Height));
    }

    /// <summary>How images are brought to <see cref="Width"/> and <see cref="Height"/> where these have another ratio.</summary>
    public ImageFit Fit { get; init; }

    /// <summary>The channels: color unless said otherwise.</summary>
    public ImageChannels Channels { get; init; }

    /// <summary>
    /// All classes in the order of their labels, so that data of another folder get the same labels as the training data
    /// (<see cref="Dataset.ClassNames"/>); null for the folders' names in ordinal order.
    /// </summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>How many channels there are.</summary>
    internal int ChannelCount => Channels == ImageChannels.Gray ? 1 : 3;

    /// <summary>The size that images are resized to; null where they stay as they are.</summary>
    /// <exception cref="ArgumentException">There is a width without a height, or a height without a width.</exception>
    internal (int Width, int Height)? Size => (Width, Height) switch
    {
        ({ } width, { } height) => (width, height),
        (null, null) => null,
        _ => throw new ArgumentException(Invariant(
            $"Only the {(Width is null ? "height" : "width")} is given ({Width ?? Height}): images are resized to Width and Height together.")),
    };

    private static int? Checked(int? value, string name) => value is null or >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, Invariant($"{name} is {value}; it must be at least 1 pixel."));
}
