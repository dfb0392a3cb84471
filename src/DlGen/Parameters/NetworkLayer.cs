using System.Diagnostics.CodeAnalysis;
using static System.FormattableString;

namespace DlGen;

/// <summary>A layer that learns: its parameters and their gradients, each null where it has none.</summary>
/// <typeparam name="T">The scalar.</typeparam>
public abstract class NetworkLayer<T>
    where T : unmanaged
{
    private readonly Parameter<T>? weight;
    private readonly Parameter<T>? bias;

    private protected NetworkLayer(Parameter<T>? weight, Parameter<T>? bias)
    {
        this.weight = weight;
        this.bias = bias;
    }

    /// <summary>Whether the layer has a weight. Only a <see cref="BatchNormAttribute"/> that is declared with <c>Affine = false</c> has none.</summary>
    [MemberNotNullWhen(true, nameof(Weight), nameof(WeightGradient))]
    public bool HasWeight => weight is not null;

    /// <summary>Whether the layer has a bias.</summary>
    [MemberNotNullWhen(true, nameof(Bias), nameof(BiasGradient))]
    public bool HasBias => bias is not null;

    /// <summary>The layer's weight: W [out, in] of a linear layer, γ [D] of a normalization; null where there is none.</summary>
    public virtual TensorView<T>? Weight => weight?.Value;

    /// <summary>The layer's bias: b [out] of a linear layer, β [D] of a normalization; null where there is none.</summary>
    public TensorView<T>? Bias => bias?.Value;

    /// <summary>∂L/∂<see cref="Weight"/> of the last backward pass; null where there is no weight.</summary>
    public virtual TensorView<T>? WeightGradient => weight?.Gradient;

    /// <summary>∂L/∂<see cref="Bias"/> of the last backward pass; null where there is no bias.</summary>
    public TensorView<T>? BiasGradient => bias?.Gradient;

    /// <summary>
    /// Replaces all of the layer's parameters by numbers that are known, from paper or from another program. W of a linear layer comes row by
    /// row, and a row has the weights of one output.
    /// </summary>
    /// <param name="weight">The numbers of <see cref="Weight"/>, in row-major order; none where there is no weight.</param>
    /// <param name="bias">The numbers of <see cref="Bias"/>; none where there is no bias.</param>
    /// <exception cref="ArgumentException">A span is not exactly as long as the parameter. The parameters are as they were.</exception>
    public void Set(ReadOnlySpan<T> weight, ReadOnlySpan<T> bias)
    {
        CheckLength(Weight, weight.Length, nameof(weight));
        CheckLength(Bias, bias.Length, nameof(bias));
        Weight?.CopyFrom(weight);
        Bias?.CopyFrom(bias);
    }

    private static void CheckLength(TensorView<T>? parameter, int length, string argument)
    {
        if (parameter is not null)
        {
            parameter.CheckLength(length, argument);
        }
        else if (length > 0)
        {
            throw new ArgumentException(Invariant($"The layer has no {argument}; the span has {length} scalars."), argument);
        }
    }
}
