using System.Numerics;

namespace DlGen;

/// <summary>
/// A custom layer that learns: an <see cref="ICustomLayer"/> with a vector of parameters. A network uses it by
/// <see cref="CustomAttribute{TLayer}"/> too: <c>[Linear(128), Custom&lt;LearnedSlope&gt;, Linear(10)]</c>.
/// </summary>
/// <remarks>
/// <para>
/// How many parameters there are, <see cref="CustomLayerAttribute"/> on the type says: a number of them, one for each input or
/// output, or for each pair of both. They are the network's as those of other layers are: every optimizer moves them, files hold
/// them under the layer's position as <c>2.weight</c>, and they are at the layer's member, as in <c>net.LearnedSlope1.Weight</c>.
/// </para>
/// <para>
/// What <see cref="ICustomLayer"/> says of rows, threads and reachability holds here too: the methods get one row at a time, and what
/// they make of it must follow from their arguments alone. Gradients of the parameters are summed over 16 rows at a time and these
/// sums in their order, so that they are the same bits on any number of threads.
/// <c>GradientCheck.RunLayer&lt;LearnedSlope&gt;(inputs: 8, outputs: 8, parameters: 1).ThrowIfFailed()</c> checks both gradients.
/// </para>
/// </remarks>
public interface IParametricLayer
{
    /// <summary>
    /// Sets the parameters to where training starts. Without it they stay as <see cref="CustomLayerAttribute.Initialization"/> draws
    /// them, at zero unless that says otherwise.
    /// </summary>
    /// <param name="parameters">The parameters, drawn already.</param>
    /// <param name="inputs">The length of an input row.</param>
    /// <param name="outputs">The length of an output row.</param>
    /// <typeparam name="T">The network's scalar.</typeparam>
    static virtual void Initialize<T>(Span<T> parameters, int inputs, int outputs)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
    }

    /// <summary>y = f(x; θ) for one row.</summary>
    /// <param name="x">The input row.</param>
    /// <param name="parameters">θ.</param>
    /// <param name="y">The output row, all zero at first.</param>
    /// <typeparam name="T">The network's scalar.</typeparam>
    static abstract void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>dxⱼ = Σᵢ dyᵢ·∂yᵢ/∂xⱼ for one row, and what it adds to the parameters' gradient: Σᵢ dyᵢ·∂yᵢ/∂θₖ.</summary>
    /// <param name="x">The input row.</param>
    /// <param name="parameters">θ.</param>
    /// <param name="y">What <see cref="Forward"/> made of the row.</param>
    /// <param name="dy">The gradient of the loss at the output row.</param>
    /// <param name="dx">The gradient at the input row, all zero at first.</param>
    /// <param name="dParameters">The gradient at θ, which holds what other rows have added: to be added to, not to be set.</param>
    /// <typeparam name="T">The network's scalar.</typeparam>
    static abstract void Backward<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dParameters)
        where T : unmanaged, IFloatingPointIeee754<T>;
}
