namespace DlGen;

/// <summary>
/// The Gaussian error linear unit: a = z·Φ(z), where Φ is the standard normal distribution (Hendrycks and Gimpel 2016).
/// </summary>
public sealed class GeluAttribute : LayerAttribute
{
    /// <summary>How to compute Φ; exactly unless said otherwise.</summary>
    public GeluApproximation Approximation { get; set; } = GeluApproximation.None;
}
