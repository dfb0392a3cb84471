using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// Normalizes an image [C, H, W] in groups of channels, PyTorch's nn.GroupNorm: of each example, the channels of a group get mean zero and
/// variance one over all their places, h = (x − mean x) / √(var x + ε), and then each channel the scale and shift it learns, n = γ⊙h + β
/// (Wu and He 2018). Nothing depends on the other examples of the batch.
/// </summary>
/// <param name="groups">The number of groups, at least 1; it must divide the channels. With 1 all channels are one group.</param>
public sealed class GroupNormAttribute([Range(1, int.MaxValue)] int groups) : LayerAttribute
{
    /// <summary>The number of groups.</summary>
    public int Groups { get; } = groups;

    /// <summary>ε, which is added to the variance; 0.00001 unless said otherwise.</summary>
    [Range(0.0, float.MaxValue, MinimumIsExclusive = true)]
    public float Epsilon { get; set; } = 1e-5f;

    /// <summary>Whether each channel learns a scale γ and a shift β; yes unless said otherwise.</summary>
    public bool Affine { get; set; } = true;
}
