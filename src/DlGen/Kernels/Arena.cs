using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>One block of zeroed memory, aligned to cache lines and pinned, from which matrices are views.</summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class Arena<T>
    where T : unmanaged
{
    private const int Alignment = 64;
    private static readonly long MaxBytes = Array.MaxLength - Alignment;
    private readonly byte[] memory;

    /// <summary>Allocates room for <paramref name="length"/> scalars.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    /// <exception cref="InsufficientMemoryException">One block can't hold as much.</exception>
    public Arena(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (length > MaxBytes / sizeof(T))
        {
            throw new InsufficientMemoryException(string.Create(
                CultureInfo.InvariantCulture, $"{length:N0} numbers of {sizeof(T)} bytes were asked for; one block of memory holds {MaxBytes / sizeof(T):N0}."));
        }

        Length = (nint)length;
        memory = GC.AllocateArray<byte>((int)(length * sizeof(T)) + Alignment, pinned: true);
        nuint start = (nuint)Unsafe.AsPointer(ref memory[0]);
        Origin = (T*)((start + Alignment - 1) / Alignment * Alignment);
    }

    /// <summary>How many scalars the arena holds.</summary>
    public nint Length { get; }

    internal T* Origin { get; }

    internal Span<T> Span => new(Origin, (int)Length);

    /// <summary>A matrix of <paramref name="rows"/> rows from <paramref name="offset"/> on.</summary>
    public Matrix<T> Matrix(nint offset, int rows) => new(Origin + offset, rows);

    /// <summary>A weight matrix from <paramref name="offset"/> on.</summary>
    public Panels<T> Panels(nint offset) => new(Origin + offset, offset);

    /// <summary>What rows add to the gradient of <paramref name="length"/> parameters, from <paramref name="offset"/> on.</summary>
    public GradientParts<T> GradientParts(nint offset, int length) => new(Origin + offset, length);

    /// <summary>A row from <paramref name="offset"/> on.</summary>
    public Row<T> Row(nint offset) => new(Origin + offset, offset);
}
