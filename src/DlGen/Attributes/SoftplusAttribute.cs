namespace DlGen;

/// <summary>A smooth ReLU: a = ln(1 + eᶻ) (Dugas et al. 2001).</summary>
public sealed class SoftplusAttribute : LayerAttribute;
