namespace DlGen;

/// <summary>The rectified linear unit, a = max(z, 0) (Nair and Hinton 2010).</summary>
public sealed class ReluAttribute : LayerAttribute;
