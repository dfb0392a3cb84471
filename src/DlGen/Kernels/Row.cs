using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>A row, contiguous in an arena: a bias, or the losses of a batch. A parameter is padded with zeros to a multiple of 16.</summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Row<T>
    where T : unmanaged
{
    internal Row(T* origin, nint offset)
    {
        Origin = origin;
        Offset = offset;
    }

    /// <summary>Where the row starts in its arena.</summary>
    public nint Offset { get; }

    internal T* Origin { get; }

    /// <summary>One scalar.</summary>
    public ref T this[int column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Origin[column];
    }

    /// <summary>The first scalars, as code that isn't the library's sees them.</summary>
    public ReadOnlySpan<T> Read(int length) => new(Origin, length);

    /// <summary>The memory as that of a matrix of so many rows.</summary>
    internal Matrix<T> AsMatrix(int rows) => new(Origin, rows);

    /// <summary>A register from <paramref name="column"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Load<TVector>(int column)
        where TVector : struct, IVector<TVector, T> => TVector.Load(Origin + column);

    /// <summary>Writes a register from <paramref name="column"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<TVector>(int column, TVector value)
        where TVector : struct, IVector<TVector, T> => TVector.Store(value, Origin + column);
}
