using System.Diagnostics.CodeAnalysis;

namespace DlGen;

/// <summary>A layer that learns: its parameters and their gradients, each null where it has none.</summary>
/// <typeparam name="T">The scalar.</typeparam>
public abstract class NetworkLayer<T>
    where T : unmanaged
{
    private readonly Parameter<T>? weight;
    private readonly Parameter<T>? bias;

    private protected NetworkLayer(Parameter<T>? weight, Parameter<T>? bias)
    {
        this.weight = weight;
        this.bias = bias;
    }

    /// <summary>Whether the layer has a weight. Only a <see cref="BatchNormAttribute"/> that is declared with <c>Affine = false</c> has none.</summary>
    [MemberNotNullWhen(true, nameof(Weight), nameof(WeightGradient))]
    public bool HasWeight => weight is not null;

    /// <summary>Whether the layer has a bias.</summary>
    [MemberNotNullWhen(true, nameof(Bias), nameof(BiasGradient))]
    public bool HasBias => bias is not null;

    /// <summary>The layer's weight: W [out, in] of a linear layer, γ [D] of a normalization; null where there is none.</summary>
    public virtual TensorView<T>? Weight => weight?.Value;

    /// <summary>The layer's bias: b [out] of a linear layer, β [D] of a normalization; null where there is none.</summary>
    public TensorView<T>? Bias => bias?.Value;

    /// <summary>∂L/∂<see cref="Weight"/> of the last backward pass; null where there is no weight.</summary>
    public virtual TensorView<T>? WeightGradient => weight?.Gradient;

    /// <summary>∂L/∂<see cref="Bias"/> of the last backward pass; null where there is no bias.</summary>
    public TensorView<T>? BiasGradient => bias?.Gradient;
}
