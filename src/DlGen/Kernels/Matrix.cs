using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// A view of rows in an arena: row-major, <see cref="Stride"/> scalars from one row to the next. Whoever made it keeps
/// the memory alive; kernels check nothing.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
public readonly unsafe struct Matrix<T>
    where T : unmanaged
{
    private readonly T* origin;

    internal Matrix(T* origin, int stride)
    {
        this.origin = origin;
        Stride = stride;
    }

    /// <summary>Scalars from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>One scalar.</summary>
    public ref T this[int row, int column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref *At(row, column);
    }

    /// <summary>A whole register from <paramref name="column"/> on; it may reach into the row's padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Load<TVector>(int row, int column)
        where TVector : struct, IVector<TVector, T> => TVector.Load(At(row, column));

    /// <summary>
    /// A register from <paramref name="column"/> on, of a row of <paramref name="width"/> columns: lanes past the row's
    /// end read as <paramref name="fill"/>, and no memory past it is touched.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Load<TVector>(int row, int column, int width, T fill)
        where TVector : struct, IVector<TVector, T>
    {
        T* source = At(row, column);
        return column + TVector.Count <= width ? TVector.Load(source) : Partial.Load<TVector, T>(source, width - column, fill);
    }

    /// <summary>Writes a whole register from <paramref name="column"/> on; it may reach into the row's padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<TVector>(int row, int column, TVector value)
        where TVector : struct, IVector<TVector, T> => TVector.Store(value, At(row, column));

    /// <summary>The row's first <paramref name="width"/> scalars.</summary>
    public Span<T> Row(int row, int width) => new(At(row, 0), width);

    /// <summary>Whether the first <paramref name="width"/> scalars of the first <paramref name="rows"/> rows are all finite.</summary>
    public bool IsFinite(int rows, int width)
    {
        for (int row = 0; row < rows; row++)
        {
            foreach (T value in Row(row, width))
            {
                if (typeof(T) == typeof(float) ? !float.IsFinite(Unsafe.BitCast<T, float>(value)) : !double.IsFinite(Unsafe.BitCast<T, double>(value)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Sets a row to <paramref name="rows"/> rows of <paramref name="source"/>, laid end to end: example by example.</summary>
    public void Gather(int row, Matrix<T> source, int rows, int width)
    {
        for (int part = 0; part < rows; part++)
        {
            source.Row((row * rows) + part, width).CopyTo(Row(row, rows * width)[(part * width)..]);
        }
    }

    /// <summary>Cuts a row into <paramref name="rows"/> rows of <paramref name="destination"/>: <see cref="Gather"/> undone.</summary>
    public void Scatter(int row, Matrix<T> destination, int rows, int width)
    {
        for (int part = 0; part < rows; part++)
        {
            Row(row, rows * width).Slice(part * width, width).CopyTo(destination.Row((row * rows) + part, width));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T* At(int row, int column) => origin + ((nint)row * Stride) + column;
}
