namespace DlGen;

/// <summary>The logistic function: a = σ(z) = 1 / (1 + e⁻ᶻ), between 0 and 1.</summary>
/// <remarks>
/// Not the layer to end in with <see cref="Loss.BinaryCrossEntropy"/>, which takes logits and applies σ itself.
/// </remarks>
public sealed class SigmoidAttribute : LayerAttribute;
