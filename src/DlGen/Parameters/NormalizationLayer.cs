namespace DlGen;

/// <summary>The parameters of a normalization, n = γ⊙h + β: the weight γ and the bias β, both of the shape [D], or [C, H, W] where an image is normalized as a whole.</summary>
/// <typeparam name="T">The scalar.</typeparam>
public sealed class NormalizationLayer<T> : NetworkLayer<T>
    where T : unmanaged
{
    private readonly Parameter<T> weight;

    internal NormalizationLayer(Parameter<T> weight, Parameter<T>? bias)
        : base(weight, bias) => this.weight = weight;

    /// <summary>The weight γ, by which the layer multiplies each column: [D], or [C, H, W] with a factor for each number of an image.</summary>
    public override TensorView<T> Weight => weight.Value;

    /// <summary>∂L/∂<see cref="Weight"/> of the last backward pass.</summary>
    public override TensorView<T> WeightGradient => weight.Gradient;

    /// <summary>D, the length of a row; of an image C·H·W.</summary>
    public int Size => Weight.Count;
}
