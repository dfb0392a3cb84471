namespace DlGen;

/// <summary>The parameters of a custom layer, an <see cref="IParametricLayer"/>, as one vector.</summary>
/// <typeparam name="T">The scalar.</typeparam>
public sealed class ParametricLayer<T>
    where T : unmanaged
{
    private readonly Parameter<T> weight;

    internal ParametricLayer(Parameter<T> weight) => this.weight = weight;

    /// <summary>The parameters θ, as the layer's methods take them.</summary>
    public TensorView<T> Weight => weight.Value;

    /// <summary>∂L/∂<see cref="Weight"/> of the last backward pass.</summary>
    public TensorView<T> WeightGradient => weight.Gradient;
}
