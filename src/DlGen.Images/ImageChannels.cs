namespace DlGen.Images;

/// <summary>The channels that an image is read with. Transparency is left out, and 16 bits a channel become 8.</summary>
public enum ImageChannels
{
    /// <summary>Red, green and blue: shape [3, H, W].</summary>
    Rgb,

    /// <summary>One channel of brightness, 0.30 red + 0.59 green + 0.11 blue: shape [1, H, W].</summary>
    Gray,
}
