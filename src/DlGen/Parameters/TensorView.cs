using System.Diagnostics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using DlGen.Kernels;
using DlGen.Runtime;
using static System.FormattableString;

namespace DlGen;

/// <summary>
/// A parameter, or its gradient, as a tensor in PyTorch's orientation: [out, in] for a weight matrix, [out] for a bias, [out, in, height,
/// width] for a convolution's kernel, [channels, height, width] for the scale of a whole image's normalization.
/// The layout in memory is different, for the kernels' sake, and the view hides it. The view reads and writes the network's own
/// memory, so it must not be used while another thread trains the network.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
[DebuggerDisplay("{Title,nq}")]
public sealed class TensorView<T>
    where T : unmanaged
{
    private readonly Func<Arena<T>> arena;
    private readonly ParameterModel parameter;
    private readonly int[] shape;

    /// <param name="arena">The memory; called at each access, so that it may be allocated as late as the first one.</param>
    /// <param name="parameter">Where in the arena the tensor lies, and how.</param>
    internal TensorView(Func<Arena<T>> arena, ParameterModel parameter)
    {
        this.arena = arena;
        this.parameter = parameter;
        shape = parameter.Shape is { } axes ? Copy(axes) : parameter.Layout == ParameterLayout.Row ? [parameter.Columns] : [parameter.Rows, parameter.Columns];
        Count = checked(parameter.Rows * parameter.Columns);
    }

    /// <summary>The lengths of the axes.</summary>
    public ReadOnlySpan<int> Shape => shape;

    /// <summary>How many scalars the tensor has: the product of <see cref="Shape"/>.</summary>
    public int Count { get; }

    /// <summary>One scalar of a tensor with one axis.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside the shape.</exception>
    /// <exception cref="InvalidOperationException">The tensor has several axes.</exception>
    public T this[int index]
    {
        get => Read(Position(index));
        set => Write(Position(index), value);
    }

    /// <summary>One scalar of a tensor with two axes: in a weight matrix, from input <paramref name="column"/> to output <paramref name="row"/>; in a table, of its <paramref name="row"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the shape.</exception>
    /// <exception cref="InvalidOperationException">The tensor has another number of axes.</exception>
    public T this[int row, int column]
    {
        get => Read(Position(row, column));
        set => Write(Position(row, column), value);
    }

    /// <summary>One scalar of a tensor with any number of axes: in a convolution's kernel <c>[output, channel, y, x]</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the shape.</exception>
    /// <exception cref="InvalidOperationException">The tensor has another number of axes.</exception>
    public T this[params ReadOnlySpan<int> indices]
    {
        get => Read(Position(indices));
        set => Write(Position(indices), value);
    }

    /// <summary>All scalars in row-major order.</summary>
    public T[] ToArray()
    {
        var values = new T[Count];
        CopyTo(values);
        return values;
    }

    /// <summary>Copies all scalars, in row-major order.</summary>
    /// <exception cref="ArgumentException">The span is not exactly <see cref="Count"/> long.</exception>
    [OverloadResolutionPriority(1)]
    public void CopyTo(Span<T> destination)
    {
        CheckLength(destination.Length, nameof(destination));
        Arena<T> memory = arena();
        Span<T> source = Values(memory);
        if (parameter.Layout == ParameterLayout.Row)
        {
            source[..Count].CopyTo(destination);
        }
        else
        {
            for (int row = 0; row < parameter.Rows; row++)
            {
                Span<T> to = destination.Slice(row * parameter.Columns, parameter.Columns);
                for (int column = 0; column < to.Length; column++)
                {
                    to[column] = source[PanelPosition(row, column)];
                }
            }
        }

        GC.KeepAlive(memory);
    }

    /// <summary>Copies all scalars into a tensor of the same shape, whatever its strides.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public void CopyTo(in TensorSpan<T> destination)
    {
        CheckShape(destination.Lengths, nameof(destination));
        new ReadOnlyTensorSpan<T>(ToArray(), destination.Lengths).CopyTo(destination);
    }

    /// <summary>Replaces all scalars, given in row-major order.</summary>
    /// <exception cref="ArgumentException">The span is not exactly <see cref="Count"/> long.</exception>
    [OverloadResolutionPriority(1)]
    public void CopyFrom(ReadOnlySpan<T> source)
    {
        CheckLength(source.Length, nameof(source));
        Arena<T> memory = arena();
        Span<T> destination = Values(memory);
        if (parameter.Layout == ParameterLayout.Row)
        {
            source.CopyTo(destination);
        }
        else
        {
            for (int row = 0; row < parameter.Rows; row++)
            {
                ReadOnlySpan<T> from = source.Slice(row * parameter.Columns, parameter.Columns);
                for (int column = 0; column < from.Length; column++)
                {
                    destination[PanelPosition(row, column)] = from[column];
                }
            }
        }

        GC.KeepAlive(memory);
    }

    /// <summary>Replaces all scalars by those of a tensor of the same shape, whatever its strides.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public void CopyFrom(in ReadOnlyTensorSpan<T> source)
    {
        CheckShape(source.Lengths, nameof(source));
        var values = new T[Count];
        source.FlattenTo(values);
        CopyFrom(values);
    }

    /// <summary>The name and the shape, as messages print them.</summary>
    internal string Title => $"{parameter.Name} {ShapeText.Format<int>(shape)}";

    /// <summary>The name, the shape and the values, row by row; of many values the first and the last of rows and columns.</summary>
    public override string ToString() => $"{Title}\n{TensorText.Values<T>(ToArray(), shape)}";

    private T Read(int position)
    {
        Arena<T> memory = arena();
        T value = Values(memory)[position];
        GC.KeepAlive(memory);
        return value;
    }

    private void Write(int position, T value)
    {
        Arena<T> memory = arena();
        Values(memory)[position] = value;
        GC.KeepAlive(memory);
    }

    /// <summary>The tensor's part of the arena. The span doesn't keep the arena alive: the caller does.</summary>
    private Span<T> Values(Arena<T> memory) => memory.Span[(int)parameter.Offset..];

    private static int[] Copy(IReadOnlyList<int> axes) => [.. axes];

    private int Position(int index)
    {
        if (shape.Length != 1)
        {
            throw WrongNumberOfIndices(1);
        }

        CheckIndex(index, 0, nameof(index));
        return index;
    }

    private int Position(int row, int column)
    {
        if (shape.Length != 2)
        {
            throw WrongNumberOfIndices(2);
        }

        CheckIndex(row, 0, nameof(row));
        CheckIndex(column, 1, nameof(column));
        return PanelPosition(row, column);
    }

    private int Position(ReadOnlySpan<int> indices)
    {
        if (indices.Length != shape.Length)
        {
            throw WrongNumberOfIndices(indices.Length);
        }

        int flat = 0;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            CheckIndex(indices[axis], axis, nameof(indices));
            flat = (flat * shape[axis]) + indices[axis];
        }

        if (parameter.Layout == ParameterLayout.Row)
        {
            return flat;
        }

        (int row, int column) = Math.DivRem(flat, parameter.Columns);
        return PanelPosition(row, column);
    }

    private InvalidOperationException WrongNumberOfIndices(int given)
    {
        string axes = shape.Length switch { 1 => "one axis", 2 => "two axes", _ => Invariant($"{shape.Length} axes") };
        string indices = given switch { 1 => "one index was", 2 => "two indices were", _ => Invariant($"{given} indices were") };
        return new InvalidOperationException($"{Title} has {axes}; {indices} given.");
    }

    /// <summary>[output, input] of a weight matrix, or [row, column] of a table → its place in the panels.</summary>
    private int PanelPosition(int row, int column) => (int)(parameter.Layout == ParameterLayout.Table
        ? Panels<T>.Place(column, row, parameter.Rows)
        : Panels<T>.Place(row, parameter.RowOrder.RowInMemory(column), parameter.Columns));

    private void CheckIndex(int index, int axis, string argument)
    {
        if ((uint)index >= (uint)shape[axis])
        {
            throw new ArgumentOutOfRangeException(argument, Invariant(
                $"{Title}: index {index} is outside axis {axis}, which has length {shape[axis]}."));
        }
    }

    internal void CheckLength(int length, string argument)
    {
        if (length != Count)
        {
            throw new ArgumentException(Invariant($"{Title} has {Count} scalars; the span has {length}."), argument);
        }
    }

    private void CheckShape(ReadOnlySpan<nint> other, string argument)
    {
        bool same = other.Length == shape.Length;
        for (int axis = 0; same && axis < shape.Length; axis++)
        {
            same = other[axis] == shape[axis];
        }

        if (!same)
        {
            throw new ArgumentException(Invariant($"{Title}: the other tensor has shape {ShapeText.Format(other)}."), argument);
        }
    }
}
