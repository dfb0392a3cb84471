namespace DlGen;

/// <summary>A normalization's parameters, n = γ⊙h + β, of which γ is the weight and β the bias, both [D].</summary>
/// <typeparam name="T">The scalar.</typeparam>
public sealed class NormalizationLayer<T> : NetworkLayer<T>
    where T : unmanaged
{
    internal NormalizationLayer(string name, Parameter<T> weight, Parameter<T>? bias)
        : base(name, weight, bias)
    {
    }

    /// <summary>D, the length of a row.</summary>
    public int Size => Weight.Count;
}
