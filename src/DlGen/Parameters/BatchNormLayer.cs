namespace DlGen;

/// <summary>
/// A batch normalization's parameters, n = γ⊙h + β, of which γ is the weight and β the bias, and its running moments, all [D]. One
/// that is declared with <c>Affine = false</c> has neither γ nor β.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
public sealed class BatchNormLayer<T> : NetworkLayer<T>
    where T : unmanaged
{
    internal BatchNormLayer(Parameter<T>? weight, Parameter<T>? bias, Parameter<T> runningMean, Parameter<T> runningVariance)
        : base(weight, bias)
    {
        RunningMean = runningMean.Value;
        RunningVariance = runningVariance.Value;
    }

    /// <summary>D, the length of a row.</summary>
    public int Size => RunningMean.Count;

    /// <summary>The mean that predictions take off each column: PyTorch's running_mean.</summary>
    public TensorView<T> RunningMean { get; }

    /// <summary>The variance that predictions divide each column by the root of: PyTorch's running_var.</summary>
    public TensorView<T> RunningVariance { get; }
}
