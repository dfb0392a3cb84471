namespace DlGen;

/// <summary>The parameter of a linear layer that uses another layer's weights: its bias.</summary>
/// <typeparam name="T">The scalar.</typeparam>
public sealed class TiedLinearLayer<T>
    where T : unmanaged
{
    private readonly Parameter<T> bias;

    internal TiedLinearLayer(Parameter<T> bias) => this.bias = bias;

    /// <summary>The bias b [out], which the layer adds.</summary>
    public TensorView<T> Bias => bias.Value;

    /// <summary>∂L/∂<see cref="Bias"/> of the last backward pass.</summary>
    public TensorView<T> BiasGradient => bias.Gradient;
}
