namespace DlGen;

/// <summary>What an <see cref="UpsampleAttribute"/> puts between the places of an image.</summary>
public enum UpsampleMode
{
    /// <summary>The place that is nearest: every place becomes a square of equal ones.</summary>
    Nearest,

    /// <summary>The mean of the four places around, each by how near it is.</summary>
    Bilinear,
}
