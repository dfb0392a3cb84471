using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// Softmax over the last axis: sᵢ = e^(zᵢ/τ) / Σ e^(z/τ), so that the numbers of a row [D], or of each position of [T, D], are positive
/// and sum to one. It isn't needed before <see cref="Loss.SoftmaxCrossEntropy"/>, which takes logits and applies it itself.
/// </summary>
public sealed class SoftmaxAttribute : LayerAttribute
{
    /// <summary>τ, 1e-30 at least, for a row is multiplied by 1/τ; 1 unless said otherwise. The larger it is, the more even is the result (Hinton, Vinyals and Dean 2015).</summary>
    [Range(1e-30, float.MaxValue)]
    public float Temperature { get; set; } = 1f;
}
