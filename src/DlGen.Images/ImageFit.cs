namespace DlGen.Images;

/// <summary>How an image is brought to another ratio of width to height.</summary>
public enum ImageFit
{
    /// <summary>The whole image is stretched to the size.</summary>
    Stretch,

    /// <summary>The image is cut to the ratio around its middle, then resized.</summary>
    Crop,
}
