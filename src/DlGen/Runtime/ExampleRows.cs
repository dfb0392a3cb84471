using System.Runtime.CompilerServices;
using DlGen.Kernels;

namespace DlGen.Runtime;

/// <summary>
/// A matrix whose rows are examples, or positions of examples where each has several. The user has the scalars of an example end to end;
/// the formulas have them in these rows.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
/// <param name="matrix">The rows.</param>
/// <param name="rows">How many rows an example has.</param>
/// <param name="width">The length of a row.</param>
internal readonly struct ExampleRows<T>(Matrix<T> matrix, int rows, int width)
    where T : unmanaged
{
    public Matrix<T> Matrix => matrix;

    /// <summary>How many scalars an example has.</summary>
    public int Size => rows * width;

    /// <summary>One scalar of an example.</summary>
    public ref T this[int example, int index] => ref matrix[(example * rows) + (index / width), index % width];

    /// <summary>Sets an example.</summary>
    public void Set(int example, ReadOnlySpan<T> values)
    {
        for (int row = 0; row < rows; row++)
        {
            matrix.Set((example * rows) + row, 0, values.Slice(row * width, width));
        }
    }

    /// <summary>
    /// Sets the examples from <paramref name="first"/> on to those that begin at <paramref name="starts"/> of
    /// <paramref name="source"/>. They take turns, a panel's width at a time: what is written then lies end to end, and the
    /// next lines of every example are on their way, which the hardware can't guess of rows in any order.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe void Set(int first, ReadOnlySpan<T> source, ReadOnlySpan<int> starts)
    {
        const int ahead = 3 * Panels<T>.Width;
        fixed (T* values = source)
        {
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < width; column += Panels<T>.Width)
                {
                    int count = Math.Min(Panels<T>.Width, width - column);
                    T* to = matrix.At((first * rows) + row, column);
                    foreach (int start in starts)
                    {
                        T* from = values + start + (row * width) + column;
                        Memory.Prefetch(from + ahead);
                        Matrix<T>.Copy(from, to, count);
                        to += rows * Panels<T>.Width;
                    }
                }
            }
        }
    }

    /// <summary>Sets an example from values that must be converted first, a piece at a time.</summary>
    [SkipLocalsInit]
    public void Set<TSource>(int example, TSource source)
        where TSource : struct, IScalarSource<T>
    {
        const int pieceLength = 32 * Panels<T>.Width;
        Span<T> piece = stackalloc T[pieceLength];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < width; column += pieceLength)
            {
                Span<T> values = piece[..Math.Min(pieceLength, width - column)];
                source.Read((row * width) + column, values);
                matrix.Set((example * rows) + row, column, values);
            }
        }
    }

    /// <summary>Copies an example.</summary>
    public void Get(int example, Span<T> values)
    {
        for (int row = 0; row < rows; row++)
        {
            matrix.Get((example * rows) + row, 0, values.Slice(row * width, width));
        }
    }
}

/// <summary>An example that is stored in another type than the network's scalar.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal interface IScalarSource<T>
{
    /// <summary>Converts the example's values from <paramref name="start"/> on.</summary>
    void Read(int start, Span<T> destination);
}
