namespace DlGen;

/// <summary>The parameters of a convolution, with K in PyTorch's orientation [out, in, height, width].</summary>
/// <typeparam name="T">The scalar.</typeparam>
public sealed class ConvolutionLayer<T> : NetworkLayer<T>
    where T : unmanaged
{
    private readonly Parameter<T> kernel;

    internal ConvolutionLayer(Parameter<T> kernel, Parameter<T>? bias)
        : base(kernel, bias) => this.kernel = kernel;

    /// <summary>The weights K [out, in, height, width]: <c>Weight[output, channel, y, x]</c>.</summary>
    public override TensorView<T> Weight => kernel.Value;

    /// <summary>∂L/∂<see cref="Weight"/> of the last backward pass.</summary>
    public override TensorView<T> WeightGradient => kernel.Gradient;

    /// <summary>The number of channels that go in.</summary>
    public int InputChannels => Weight.Shape[1];

    /// <summary>The number of channels that come out.</summary>
    public int OutputChannels => Weight.Shape[0];
}
