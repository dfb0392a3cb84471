using System.ComponentModel;

namespace DlGen.Kernels;

/// <summary>
/// What the rows of a batch add to the gradient of parameters, 16 rows a part: each part is summed from zero by the thread that has its
/// rows, and the parts are added in their order, so that the sum doesn't depend on how many threads there are. Whoever made the
/// view keeps the memory alive.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct GradientParts<T>
    where T : unmanaged
{
    /// <summary>Rows of a part.</summary>
    internal const int Rows = 16;

    private readonly T* origin;
    private readonly int length;

    internal GradientParts(T* origin, int length)
    {
        this.origin = origin;
        this.length = length;
        PaddedLength = (length + Panels<T>.Width - 1) / Panels<T>.Width * Panels<T>.Width;
    }

    /// <summary>Scalars from one part to the next: what is behind the parameters is zero.</summary>
    internal int PaddedLength { get; }

    /// <summary>The part that a row adds to; the first of its rows finds it all zero.</summary>
    public Span<T> Of(int row)
    {
        T* part = At(row / Rows);
        if (row % Rows == 0)
        {
            new Span<T>(part, PaddedLength).Clear();
        }

        return new Span<T>(part, length);
    }

    internal T* At(int part) => origin + ((nint)part * PaddedLength);
}
