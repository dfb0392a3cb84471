namespace DlGen;

/// <summary>The parameters of a convolution, with K in PyTorch's orientation [out, in / groups, height, width].</summary>
/// <typeparam name="T">The scalar.</typeparam>
public sealed class ConvolutionLayer<T> : NetworkLayer<T>
    where T : unmanaged
{
    private readonly Parameter<T> kernel;

    internal ConvolutionLayer(Parameter<T> kernel, Parameter<T>? bias, int groups = 1)
        : base(kernel, bias)
    {
        this.kernel = kernel;
        Groups = groups;
    }

    /// <summary>The number of groups that the channels are divided into; 1 where every output reads all channels.</summary>
    public int Groups { get; }

    /// <summary>The weights K [out, in / groups, height, width]: <c>Weight[output, channel, y, x]</c>, the channel counted within the output's group.</summary>
    public override TensorView<T> Weight => kernel.Value;

    /// <summary>∂L/∂<see cref="Weight"/> of the last backward pass.</summary>
    public override TensorView<T> WeightGradient => kernel.Gradient;

    /// <summary>The number of channels that go in.</summary>
    public int InputChannels => Weight.Shape[1] * Groups;

    /// <summary>The number of channels that come out.</summary>
    public int OutputChannels => Weight.Shape[0];
}
