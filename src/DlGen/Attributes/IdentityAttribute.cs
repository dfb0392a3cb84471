namespace DlGen;

/// <summary>Hands its input on unchanged: a = z.</summary>
public sealed class IdentityAttribute : LayerAttribute;
