using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// A ReLU that learns how much it lets through below zero: a = z where z &gt; 0, else α·z (He et al. 2015). α is one number for the layer,
/// or one for each channel.
/// </summary>
/// <param name="slope">What α starts from; 0.25 unless said otherwise, as with PyTorch's nn.PReLU.</param>
public sealed class PReluAttribute([Range(-float.MaxValue, float.MaxValue)] float slope = 0.25f) : LayerAttribute
{
    /// <summary>What α starts from.</summary>
    public float Slope { get; } = slope;

    /// <summary>
    /// Whether each channel has an α of its own: each column of a vector [D] or a sequence [T, D], whose α is [D], and each channel of
    /// an image [C, H, W], whose α is [C]. No unless said otherwise; then α is [1].
    /// </summary>
    public bool PerChannel { get; set; }
}
