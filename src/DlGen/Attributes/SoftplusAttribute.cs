using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>A smooth ReLU: a = ln(1 + e^(β·z)) / β (Dugas et al. 2001), and a = z where β·z is greater than a threshold.</summary>
/// <param name="beta">β, which makes the corner sharper the larger it is; greater than 0.</param>
/// <param name="threshold">The value of β·z above which the function is z itself; not negative.</param>
public sealed class SoftplusAttribute(
    [Range(0.0, float.MaxValue, MinimumIsExclusive = true)] float beta = 1f,
    [Range(0.0, float.MaxValue)] float threshold = 20f) : LayerAttribute
{
    /// <summary>β, which makes the corner sharper the larger it is.</summary>
    public float Beta { get; } = beta;

    /// <summary>The value of β·z above which the function is z itself.</summary>
    public float Threshold { get; } = threshold;
}
