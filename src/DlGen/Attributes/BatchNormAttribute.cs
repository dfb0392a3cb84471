using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// Batch normalization: n = γ⊙(z − mean z) / √(var z + ε) + β, column by column over the batch (Ioffe and Szegedy 2015). A layer on
/// [T, D] takes the moments of a column over batch and positions, one on an image [C, H, W] those of a channel over batch and places,
/// PyTorch's nn.BatchNorm2d. γ [D] or [C] starts at one, β at zero.
/// </summary>
/// <remarks>
/// <para>
/// Predictions and evaluations take running moments in place of the batch's, so that an example's prediction doesn't depend on the
/// others. They start at mean 0 and variance 1, and each batch that is trained on moves them: running ← (1 − momentum)·running +
/// momentum·batch, where the batch's variance is the unbiased one, its squares divided by B − 1. Every <c>Forward</c> of the loop
/// written out moves them too, with or without a <c>Backward</c>; <c>Train</c> not by a batch whose loss isn't finite. They are saved,
/// loaded and cloned with the parameters, and are none: no optimizer changes them, and <c>ParameterCount</c> leaves them out.
/// </para>
/// <para>
/// The moments of one row say nothing, so a training batch needs two rows (an example has as many as positions or places). <c>Train</c> leaves
/// the last batch of an epoch out when it would have a single one.
/// </para>
/// <para>In a block that is used with <c>Frozen = true</c> the layer takes its running moments in training as well, and doesn't move them.</para>
/// </remarks>
public sealed class BatchNormAttribute : LayerAttribute
{
    /// <summary>
    /// Whether to learn γ and β, PyTorch's affine; yes unless said otherwise. Without them the layer has its running moments and no
    /// parameters: n = (z − mean z) / √(var z + ε).
    /// </summary>
    public bool Affine { get; set; } = true;

    /// <summary>ε, which keeps the square root away from zero; greater than zero.</summary>
    [Range(0.0, float.MaxValue, MinimumIsExclusive = true)]
    public float Epsilon { get; set; } = 1e-5f;

    /// <summary>The part of each batch's moments that goes into the running ones; greater than 0 and at most 1.</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public float Momentum { get; set; } = 0.1f;
}
