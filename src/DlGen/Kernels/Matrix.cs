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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T* At(int row, int column) => origin + ((nint)row * Stride) + column;
}
