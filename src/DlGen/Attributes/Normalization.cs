namespace DlGen;

/// <summary>What normalizes the hidden layers of an <see cref="MlpAttribute"/>, between the linear layer and the activation.</summary>
public enum Normalization
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary><see cref="LayerNormAttribute"/> with its defaults.</summary>
    LayerNorm,

    /// <summary><see cref="RmsNormAttribute"/> with its defaults.</summary>
    RmsNorm,

    /// <summary><see cref="BatchNormAttribute"/> with its defaults.</summary>
    BatchNorm,
}
