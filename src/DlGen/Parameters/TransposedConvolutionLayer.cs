namespace DlGen;

/// <summary>The parameters of a transposed convolution, with K in PyTorch's orientation [in, out / groups, height, width].</summary>
/// <typeparam name="T">The scalar.</typeparam>
public sealed class TransposedConvolutionLayer<T> : NetworkLayer<T>
    where T : unmanaged
{
    private readonly Parameter<T> kernel;

    internal TransposedConvolutionLayer(Parameter<T> kernel, Parameter<T>? bias, int groups = 1)
        : base(kernel, bias)
    {
        this.kernel = kernel;
        Groups = groups;
    }

    /// <summary>The number of groups that the channels are divided into; 1 where every output adds up all channels.</summary>
    public int Groups { get; }

    /// <summary>The weights K [in, out / groups, height, width]: <c>Weight[channel, output, y, x]</c>, the output counted within the channel's group.</summary>
    public override TensorView<T> Weight => kernel.Value;

    /// <summary>∂L/∂<see cref="Weight"/> of the last backward pass.</summary>
    public override TensorView<T> WeightGradient => kernel.Gradient;

    /// <summary>The number of channels that go in.</summary>
    public int InputChannels => Weight.Shape[0];

    /// <summary>The number of channels that come out.</summary>
    public int OutputChannels => Weight.Shape[1] * Groups;
}
