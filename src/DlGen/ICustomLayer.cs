using System.Numerics;

namespace DlGen;

/// <summary>
/// A custom layer, for what no <see cref="ElementwiseAttribute"/> function can say: what it makes of a row, and the way
/// back. A network uses it by <see cref="CustomAttribute{TLayer}"/>: <c>[Linear(128), Custom&lt;Maxout&gt;, Linear(10)]</c>.
/// </summary>
/// <remarks>
/// <para>
/// A row is the last axis: of [D] an example, of [T, D] a position of one. Both methods get one row at a time, for different
/// rows from several threads at once, and what they make of it must follow from their arguments alone: then the results are
/// the same bits on any number of threads. A layer keeps nothing from one call to the next; one with parameters is an <see cref="IParametricLayer"/>.
/// </para>
/// <para>
/// Output rows are as long as input rows, unless <see cref="CustomLayerAttribute"/> on the type or a number where it is used
/// says otherwise. <c>T</c> is the network's scalar, <see cref="float"/> or <see cref="double"/>, so that a check in double
/// precision runs the very code: <c>GradientCheck.RunLayer&lt;Maxout&gt;(inputs: 8, outputs: 4).ThrowIfFailed()</c>.
/// </para>
/// <para>
/// The type, a class or a struct, and its two methods are called by name in the generated code, so they must be reachable
/// there: public or internal the type, public and not explicit the methods. An exception that one of them throws comes out
/// of the call that the network was computing. There is no code for GPUs for a network with such a layer.
/// </para>
/// </remarks>
public interface ICustomLayer
{
    /// <summary>y = f(x) for one row.</summary>
    /// <param name="x">The input row.</param>
    /// <param name="y">The output row, all zero at first.</param>
    /// <typeparam name="T">The network's scalar.</typeparam>
    static abstract void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>dx = Jᵀ·dy for one row, where J is the matrix of all ∂yᵢ/∂xⱼ: dxⱼ = Σᵢ dyᵢ·∂yᵢ/∂xⱼ.</summary>
    /// <param name="x">The input row.</param>
    /// <param name="y">What <see cref="Forward"/> made of it.</param>
    /// <param name="dy">The gradient of the loss at the output row.</param>
    /// <param name="dx">The gradient at the input row, all zero at first.</param>
    /// <typeparam name="T">The network's scalar.</typeparam>
    static abstract void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>;
}
