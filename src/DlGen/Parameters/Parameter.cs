using System.Diagnostics;
using DlGen.Kernels;
using DlGen.Runtime;

namespace DlGen;

/// <summary>A parameter of a network of any precision: its name and its shape, without its values.</summary>
public abstract class Parameter
{
    private protected Parameter()
    {
    }

    /// <summary>The name in a file, as PyTorch's nn.Sequential would give it: 0.weight, 0.bias, 2.weight, …</summary>
    public abstract string Name { get; }

    /// <summary>The shape in PyTorch's orientation: [out, in] for a weight matrix, [out] for a bias.</summary>
    public abstract ReadOnlySpan<int> Shape { get; }

    /// <summary>How many scalars the parameter has: the product of <see cref="Shape"/>.</summary>
    public abstract int Count { get; }

    /// <summary>Whether the parameter's block is used with <c>Frozen = true</c>. Training leaves a frozen parameter as it is, and its gradient stays zero.</summary>
    public abstract bool IsFrozen { get; }
}

/// <summary>A parameter of a network: its values, and the gradient that the last backward pass left.</summary>
/// <typeparam name="T">The scalar.</typeparam>
[DebuggerDisplay("{Value.Title,nq}")]
public sealed class Parameter<T> : Parameter
    where T : unmanaged
{
    /// <param name="model">What the parameter is, and where it lies.</param>
    /// <param name="values">The network's parameters.</param>
    /// <param name="gradients">Their gradients, allocated when first asked for.</param>
    internal Parameter(ParameterModel model, Arena<T> values, Func<Arena<T>> gradients)
    {
        Model = model;
        Value = new TensorView<T>(() => values, model);
        Gradient = new TensorView<T>(gradients, model);
    }

    /// <inheritdoc/>
    public override string Name => Model.Name;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> Shape => Value.Shape;

    /// <inheritdoc/>
    public override int Count => Value.Count;

    /// <inheritdoc/>
    public override bool IsFrozen => Model.IsFrozen;

    /// <summary>The values themselves: writing through the view changes the network.</summary>
    public TensorView<T> Value { get; }

    /// <summary>The gradient that the last backward pass left; zeros before the first.</summary>
    public TensorView<T> Gradient { get; }

    internal ParameterModel Model { get; }

    /// <summary>The name, the shape, and the mean, the standard deviation and the range of the values.</summary>
    public override string ToString() =>
        $"{Value.Title}{(IsFrozen ? ", frozen" : "")}: {TensorText.Statistics<T>(Value.ToArray())}";
}
