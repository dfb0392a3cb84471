namespace DlGen;

/// <summary>How GELU computes the normal distribution Φ.</summary>
public enum GeluApproximation
{
    /// <summary>Exactly: Φ(z) = (1 + erf(z / √2)) / 2.</summary>
    None,

    /// <summary>By Φ(z) ≈ (1 + tanh(√(2/π)·(z + 0.044715·z³))) / 2, as GPT-2 does: within 0.001 of the exact function.</summary>
    Tanh,
}
