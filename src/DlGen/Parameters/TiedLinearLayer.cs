namespace DlGen;

/// <summary>What a linear layer with another layer's weights has of its own: its bias.</summary>
/// <typeparam name="T">The scalar.</typeparam>
public sealed class TiedLinearLayer<T>
    where T : unmanaged
{
    private readonly Parameter<T> bias;

    internal TiedLinearLayer(Parameter<T> bias) => this.bias = bias;

    /// <summary>What the layer adds: b [out].</summary>
    public TensorView<T> Bias => bias.Value;

    /// <summary>∂L/∂<see cref="Bias"/> of the last backward pass.</summary>
    public TensorView<T> BiasGradient => bias.Gradient;
}
