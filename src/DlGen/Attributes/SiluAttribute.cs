namespace DlGen;

/// <summary>The sigmoid linear unit, also called swish: a = z·σ(z) (Elfwing et al. 2018).</summary>
public sealed class SiluAttribute : LayerAttribute;
