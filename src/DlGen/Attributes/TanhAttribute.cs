namespace DlGen;

/// <summary>The hyperbolic tangent: a = tanh(z), between −1 and 1.</summary>
public sealed class TanhAttribute : LayerAttribute;
