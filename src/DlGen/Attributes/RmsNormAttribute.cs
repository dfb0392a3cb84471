using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// Root mean square normalization: n = γ⊙z / √(mean z² + ε) (Zhang and Sennrich 2019), a layer normalization that leaves the
/// mean where it is. The mean square is taken over the last axis, so [D] is normalized example by example and [T, D] position
/// by position. γ [D] starts at one. An image [C, H, W] is normalized as a whole, over all channels and places of an example, with a γ
/// of its shape: PyTorch's nn.RMSNorm([C, H, W]).
/// </summary>
public sealed class RmsNormAttribute : LayerAttribute
{
    /// <summary>
    /// Whether to learn γ, PyTorch's elementwise_affine; yes unless said otherwise. Without it the layer has no parameters:
    /// n = z / √(mean z² + ε).
    /// </summary>
    public bool Affine { get; set; } = true;

    /// <summary>
    /// ε, which keeps the square root away from zero. Zero, as it is unless said otherwise, stands for the machine epsilon of
    /// the network's scalar: 2⁻²³ in single precision, 2⁻⁵² in double.
    /// </summary>
    [Range(0.0, float.MaxValue)]
    public float Epsilon { get; set; }
}
