namespace DlGen;

/// <summary>Lays an example of any shape out as one vector, the last axis running fastest: [C, H, W] becomes [C·H·W].</summary>
public sealed class FlattenAttribute : LayerAttribute;
