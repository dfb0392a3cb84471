using static System.FormattableString;

namespace DlGen;

/// <summary>A linear layer's parameters, z = x·Wᵀ + b with W in PyTorch's orientation [out, in].</summary>
/// <typeparam name="T">The scalar.</typeparam>
public sealed class LinearLayer<T>
    where T : unmanaged
{
    private readonly string name;
    private readonly Parameter<T> weight;
    private readonly Parameter<T>? bias;

    internal LinearLayer(string name, Parameter<T> weight, Parameter<T>? bias)
    {
        this.name = name;
        this.weight = weight;
        this.bias = bias;
    }

    /// <summary>The length of an input row.</summary>
    public int InputSize => weight.Shape[1];

    /// <summary>The length of an output row.</summary>
    public int OutputSize => weight.Shape[0];

    /// <summary>Whether the layer adds a bias.</summary>
    public bool HasBias => bias is not null;

    /// <summary>W [out, in].</summary>
    public TensorView<T> Weight => weight.Value;

    /// <summary>b [out].</summary>
    /// <exception cref="InvalidOperationException">The layer was declared without a bias.</exception>
    public TensorView<T> Bias => OwnBias.Value;

    /// <summary>∂L/∂W [out, in] of the last backward pass.</summary>
    public TensorView<T> WeightGradient => weight.Gradient;

    /// <summary>∂L/∂b [out] of the last backward pass.</summary>
    /// <exception cref="InvalidOperationException">The layer was declared without a bias.</exception>
    public TensorView<T> BiasGradient => OwnBias.Gradient;

    private Parameter<T> OwnBias => bias ?? throw new InvalidOperationException(
        Invariant($"{name} was declared without a bias."));
}
