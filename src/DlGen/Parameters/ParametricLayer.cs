namespace DlGen;

/// <summary>A layer whose parameters are a vector: those of an <see cref="IParametricLayer"/>, or the slopes of a <see cref="PReluAttribute"/>.</summary>
/// <typeparam name="T">The scalar.</typeparam>
public sealed class ParametricLayer<T>
    where T : unmanaged
{
    private readonly Parameter<T> weight;

    internal ParametricLayer(Parameter<T> weight) => this.weight = weight;

    /// <summary>The vector: θ as a custom layer's methods get it, or α [1] or [C].</summary>
    public TensorView<T> Weight => weight.Value;

    /// <summary>∂L/∂<see cref="Weight"/> of the last backward pass.</summary>
    public TensorView<T> WeightGradient => weight.Gradient;
}
