namespace DlGen;

/// <summary>
/// The scaled exponential linear unit: a = λ·z where z &gt; 0, else λ·α·(eᶻ − 1), with λ ≈ 1.0507 and α ≈ 1.6733 such
/// that mean 0 and variance 1 pass through unchanged (Klambauer et al. 2017).
/// </summary>
public sealed class SeluAttribute : LayerAttribute;
