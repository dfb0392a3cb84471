using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// Layer normalization: n = γ⊙(z − mean z) / √(var z + ε) + β (Ba, Kiros and Hinton 2016). Mean and variance are taken over
/// the last axis, so [D] is normalized example by example and [T, D] position by position. γ [D] starts at one, β [D] at
/// zero. An image [C, H, W] is normalized as a whole, over all channels and places of an example, with γ and β of its shape: PyTorch's
/// nn.LayerNorm([C, H, W]).
/// </summary>
public sealed class LayerNormAttribute : LayerAttribute
{
    /// <summary>
    /// Whether to learn γ and β, PyTorch's elementwise_affine; yes unless said otherwise. Without them the layer has no parameters:
    /// n = (z − mean z) / √(var z + ε).
    /// </summary>
    public bool Affine { get; set; } = true;

    /// <summary>Whether to add β; yes unless said otherwise. Without <see cref="Affine"/> there is none.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>ε, which keeps the square root away from zero; greater than zero.</summary>
    [Range(0.0, float.MaxValue, MinimumIsExclusive = true)]
    public float Epsilon { get; set; } = 1e-5f;
}
