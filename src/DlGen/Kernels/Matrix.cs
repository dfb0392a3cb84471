using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// A view of a matrix in an arena, in panels of 16 columns like a weight matrix (<see cref="Panels{T}"/>): [panel][row][16].
/// Whatever a tile reads of it, row by row or along the rows, lies side by side. Whoever made the view keeps the memory
/// alive; kernels check nothing.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Matrix<T>
    where T : unmanaged
{
    /// <summary>
    /// Rows left free between two panels. Without them the panels of a batch that is a power of two would fall on the same
    /// few cache sets; with as many as a tile is high, a tile's rows of one panel lie beside those of the next.
    /// </summary>
    public const int Gap = 8;

    private const int Width = Panels<T>.Width;
    private readonly T* origin;

    internal Matrix(T* origin, nint rows)
    {
        this.origin = origin;
        PanelLength = (rows + Gap) * Width;
    }

    private Matrix(nint place, Matrix<T> of)
    {
        origin = of.origin + place;
        PanelLength = of.PanelLength;
    }

    /// <summary>Scalars from one panel to the next.</summary>
    internal nint PanelLength { get; }

    /// <summary>From a column, at a multiple of <paramref name="columns"/>, to the one so many further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal nint Distance(int columns) => columns < Width ? columns : PanelLength;

    /// <summary>The matrix from a column on, which is a multiple of 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Matrix<T> From(int column) => new(column / Width * PanelLength, this);

    /// <summary>Scalars that a matrix takes in an arena.</summary>
    public static long Length(long rows, int columns) => (rows + Gap) * ((columns + Width - 1) / Width * Width);

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
    /// end read as <paramref name="fill"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Load<TVector>(int row, int column, int width, T fill)
        where TVector : struct, IVector<TVector, T>
    {
        TVector value = TVector.Load(At(row, column));
        return column + TVector.Count <= width ? value : TVector.First(value, width - column, fill);
    }

    /// <summary>Writes a whole register from <paramref name="column"/> on; it may reach into the row's padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<TVector>(int row, int column, TVector value)
        where TVector : struct, IVector<TVector, T> => TVector.Store(value, At(row, column));

    /// <summary>Sets a row's scalars from <paramref name="column"/>, a multiple of 16, on.</summary>
    public void Set(int row, int column, ReadOnlySpan<T> values)
    {
        fixed (T* from = values)
        {
            int done = 0;
            for (; done + Width <= values.Length; done += Width)
            {
                Copy(from + done, At(row, column + done), Width);
            }

            Copy(from + done, At(row, column + done), values.Length - done);
        }
    }

    /// <summary>Copies a row's scalars from <paramref name="column"/>, a multiple of 16, on.</summary>
    public void Get(int row, int column, Span<T> values)
    {
        fixed (T* to = values)
        {
            int done = 0;
            for (; done + Width <= values.Length; done += Width)
            {
                Copy(At(row, column + done), to + done, Width);
            }

            Copy(At(row, column + done), to + done, values.Length - done);
        }
    }

    /// <summary>Whether a scalar is finite.</summary>
    internal bool IsFinite(int row, int column)
    {
        T value = this[row, column];
        return typeof(T) == typeof(float) ? float.IsFinite(Unsafe.BitCast<T, float>(value)) : double.IsFinite(Unsafe.BitCast<T, double>(value));
    }

    /// <summary>Sets a row to <paramref name="rows"/> rows of <paramref name="source"/>, laid end to end: example by example.</summary>
    public void Gather(int row, Matrix<T> source, int rows, int width)
    {
        for (int part = 0; part < rows; part++)
        {
            CopyColumns(row, part * width, source, (row * rows) + part, from: 0, width);
        }
    }

    /// <summary>Cuts a row into <paramref name="rows"/> rows of <paramref name="destination"/>: <see cref="Gather"/> undone.</summary>
    public void Scatter(int row, Matrix<T> destination, int rows, int width)
    {
        for (int part = 0; part < rows; part++)
        {
            destination.CopyColumns((row * rows) + part, 0, this, row, from: part * width, width);
        }
    }

    /// <summary>Sets <paramref name="width"/> scalars of a row from <paramref name="column"/> on to those of <paramref name="source"/>'s same row from another on.</summary>
    public void CopyColumns(int row, int column, Matrix<T> source, int from, int width) => CopyColumns(row, column, source, row, from, width);

    private void CopyColumns(int row, int column, Matrix<T> source, int sourceRow, int from, int width)
    {
        while (width > 0)
        {
            // As far as both stay in one panel.
            int run = Math.Min(width, Width - (int)Math.Max((uint)column % Width, (uint)from % Width));
            new ReadOnlySpan<T>(source.At(sourceRow, from), run).CopyTo(new Span<T>(At(row, column), run));
            (column, from, width) = (column + run, from + run, width - run);
        }
    }

    /// <summary>Copies a panel's row, or the beginning of one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Copy(T* from, T* to, int count)
    {
        if (count == Width)
        {
            // Of a length that the JIT knows: a few registers and no call.
            Unsafe.CopyBlockUnaligned(to, from, (uint)(Width * sizeof(T)));
            return;
        }

        // Too few for a call that copies memory to be worth while.
        for (int i = 0; i < count; i++)
        {
            to[i] = from[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T* At(int row, int column) =>
        origin + ((nint)((uint)column / Width) * PanelLength) + ((nint)row * Width) + (nint)((uint)column % Width);
}
