namespace DlGen;

/// <summary>A linear layer's parameters, z = x·Wᵀ + b with W in PyTorch's orientation [out, in].</summary>
/// <typeparam name="T">The scalar.</typeparam>
public sealed class LinearLayer<T> : NetworkLayer<T>
    where T : unmanaged
{
    internal LinearLayer(string name, Parameter<T> weight, Parameter<T>? bias)
        : base(name, weight, bias)
    {
    }

    /// <summary>The length of an input row.</summary>
    public int InputSize => Weight.Shape[1];

    /// <summary>The length of an output row.</summary>
    public int OutputSize => Weight.Shape[0];
}
