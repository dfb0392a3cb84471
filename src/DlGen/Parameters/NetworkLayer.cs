using static System.FormattableString;

namespace DlGen;

/// <summary>A layer that learns: its parameters and their gradients.</summary>
/// <typeparam name="T">The scalar.</typeparam>
public abstract class NetworkLayer<T>
    where T : unmanaged
{
    private readonly string name;
    private readonly Parameter<T>? weight;
    private readonly Parameter<T>? bias;

    private protected NetworkLayer(string name, Parameter<T>? weight, Parameter<T>? bias)
    {
        this.name = name;
        this.weight = weight;
        this.bias = bias;
    }

    /// <summary>Whether the layer multiplies with a weight; all do but a <see cref="BatchNormAttribute"/> that is declared with <c>Affine = false</c>.</summary>
    public bool HasWeight => weight is not null;

    /// <summary>Whether the layer adds a bias.</summary>
    public bool HasBias => bias is not null;

    /// <summary>What the layer multiplies with: W [out, in] of a linear layer, γ [D] of a normalization.</summary>
    /// <exception cref="InvalidOperationException">The layer was declared without a weight.</exception>
    public TensorView<T> Weight => OwnWeight.Value;

    /// <summary>What the layer adds: b [out] of a linear layer, β [D] of a normalization.</summary>
    /// <exception cref="InvalidOperationException">The layer was declared without a bias.</exception>
    public TensorView<T> Bias => OwnBias.Value;

    /// <summary>∂L/∂<see cref="Weight"/> of the last backward pass.</summary>
    /// <exception cref="InvalidOperationException">The layer was declared without a weight.</exception>
    public TensorView<T> WeightGradient => OwnWeight.Gradient;

    /// <summary>∂L/∂<see cref="Bias"/> of the last backward pass.</summary>
    /// <exception cref="InvalidOperationException">The layer was declared without a bias.</exception>
    public TensorView<T> BiasGradient => OwnBias.Gradient;

    private Parameter<T> OwnWeight => weight ?? throw new InvalidOperationException(
        Invariant($"{name} was declared without a weight."));

    private Parameter<T> OwnBias => bias ?? throw new InvalidOperationException(
        Invariant($"{name} was declared without a bias."));
}
