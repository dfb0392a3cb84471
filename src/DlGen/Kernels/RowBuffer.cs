using System.Buffers;
using System.ComponentModel;

namespace DlGen.Kernels;

/// <summary>
/// A row of a matrix as code that isn't the library's sees it: side by side, without padding. The memory is a pool's, so that
/// nothing is allocated once the pool has it.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RowBuffer<T> : IDisposable
    where T : unmanaged
{
    private const int Panel = Panels<T>.Width;
    private readonly T[] scalars;
    private readonly int width;

    /// <summary>Takes room for a row of <paramref name="width"/> scalars from the pool.</summary>
    public RowBuffer(int width)
    {
        this.width = width;
        scalars = ArrayPool<T>.Shared.Rent(PaddedWidth);
    }

    /// <summary>Whole panels, as a matrix has them.</summary>
    private int PaddedWidth => (width + Panel - 1) / Panel * Panel;

    /// <summary>A matrix's row.</summary>
    public ReadOnlySpan<T> Read(Matrix<T> matrix, int row)
    {
        Span<T> values = scalars.AsSpan(0, width);
        matrix.Get(row, column: 0, values);
        return values;
    }

    /// <summary>The row, all zero: to be computed.</summary>
    public Span<T> Clear()
    {
        scalars.AsSpan(0, PaddedWidth).Clear();
        return scalars.AsSpan(0, width);
    }

    /// <summary>Sets a matrix's row to what was computed since <see cref="Clear"/>, and its padding to zero.</summary>
    public void Write(Matrix<T> matrix, int row) => matrix.Set(row, column: 0, scalars.AsSpan(0, PaddedWidth));

    /// <summary>Gives the memory back to the pool.</summary>
    public void Dispose() => ArrayPool<T>.Shared.Return(scalars);
}
