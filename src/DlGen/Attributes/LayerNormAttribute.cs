using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// Layer normalization: n = γ⊙(z − mean z) / √(var z + ε) + β (Ba, Kiros and Hinton 2016). Mean and variance are taken over
/// the last axis, so [D] is normalized example by example and [T, D] position by position. γ [D] starts at one, β [D] at
/// zero. It refuses an image [C, H, W], which needs <see cref="FlattenAttribute"/> first.
/// </summary>
public sealed class LayerNormAttribute : LayerAttribute
{
    /// <summary>Whether to add β; yes unless said otherwise.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>ε, which keeps the square root away from zero; greater than zero.</summary>
    [Range(0.0, float.MaxValue, MinimumIsExclusive = true)]
    public float Epsilon { get; set; } = 1e-5f;
}
