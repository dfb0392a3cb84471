namespace DlGen;

/// <summary>A normalization's parameters, n = γ⊙h + β, of which γ is the weight and β the bias, both [D].</summary>
/// <typeparam name="T">The scalar.</typeparam>
public sealed class NormalizationLayer<T> : NetworkLayer<T>
    where T : unmanaged
{
    private readonly Parameter<T> weight;

    internal NormalizationLayer(Parameter<T> weight, Parameter<T>? bias)
        : base(weight, bias) => this.weight = weight;

    /// <summary>What the layer multiplies with: γ [D].</summary>
    public override TensorView<T> Weight => weight.Value;

    /// <summary>∂L/∂<see cref="Weight"/> of the last backward pass.</summary>
    public override TensorView<T> WeightGradient => weight.Gradient;

    /// <summary>D, the length of a row.</summary>
    public int Size => Weight.Count;
}
