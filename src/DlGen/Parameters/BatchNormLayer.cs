namespace DlGen;

/// <summary>
/// The parameters of a batch normalization, n = γ⊙h + β, and its running moments. The weight γ, the bias β and the moments all have the
/// shape [D]. A layer that is declared with <c>Affine = false</c> has neither γ nor β.
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

    /// <summary>The mean that predictions subtract from each column: PyTorch's running_mean.</summary>
    public TensorView<T> RunningMean { get; }

    /// <summary>The variance by whose square root predictions divide each column: PyTorch's running_var.</summary>
    public TensorView<T> RunningVariance { get; }
}
