namespace DlGen;

/// <summary>The parameters of a linear layer, z = x·Wᵀ + b, with W in PyTorch's orientation [out, in].</summary>
/// <typeparam name="T">The scalar.</typeparam>
public sealed class LinearLayer<T> : NetworkLayer<T>
    where T : unmanaged
{
    private readonly Parameter<T> weight;

    internal LinearLayer(Parameter<T> weight, Parameter<T>? bias)
        : base(weight, bias) => this.weight = weight;

    /// <summary>The weight matrix W [out, in], by which the layer multiplies its input.</summary>
    public override TensorView<T> Weight => weight.Value;

    /// <summary>∂L/∂<see cref="Weight"/> of the last backward pass.</summary>
    public override TensorView<T> WeightGradient => weight.Gradient;

    /// <summary>The length of an input row.</summary>
    public int InputSize => Weight.Shape[1];

    /// <summary>The length of an output row.</summary>
    public int OutputSize => Weight.Shape[0];
}
