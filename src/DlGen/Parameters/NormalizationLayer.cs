namespace DlGen;

/// <summary>The parameters of a normalization, n = γ⊙h + β: the weight γ and the bias β, both of the shape [D].</summary>
/// <typeparam name="T">The scalar.</typeparam>
public sealed class NormalizationLayer<T> : NetworkLayer<T>
    where T : unmanaged
{
    private readonly Parameter<T> weight;

    internal NormalizationLayer(Parameter<T> weight, Parameter<T>? bias)
        : base(weight, bias) => this.weight = weight;

    /// <summary>The weight γ [D], by which the layer multiplies each column.</summary>
    public override TensorView<T> Weight => weight.Value;

    /// <summary>∂L/∂<see cref="Weight"/> of the last backward pass.</summary>
    public override TensorView<T> WeightGradient => weight.Gradient;

    /// <summary>D, the length of a row.</summary>
    public int Size => Weight.Count;
}
