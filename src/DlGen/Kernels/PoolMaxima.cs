using System.Numerics;
using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// Where the windows lie whose outputs were a pool's maxima: of each rectangle of the pool and each channel one. What reaches a convolution
/// through the pool is zero everywhere else, so its backward pass visits these windows alone. Lengths count scalars.
/// </summary>
internal readonly unsafe struct PoolMaxima
{
    /// <summary>Rows of maxima.</summary>
    public required int Height { get; init; }

    /// <summary>Columns of maxima.</summary>
    public required int Width { get; init; }

    /// <summary>Columns of a rectangle.</summary>
    public required int PoolWidth { get; init; }

    /// <summary>Places of a rectangle.</summary>
    public required int Places { get; init; }

    /// <summary>From a window to that below it.</summary>
    public required nint Down { get; init; }

    /// <summary>From a window to that on its right.</summary>
    public required nint Across { get; init; }

    /// <summary>From the first window of a rectangle to that of the rectangle below.</summary>
    public nint RectangleDown => Places / PoolWidth * Down;

    /// <summary>From the first window of a rectangle to that of the rectangle on its right.</summary>
    public nint RectangleAcross => PoolWidth * Across;

    /// <summary>How many maxima a channel has.</summary>
    public int Count => Height * Width;

    /// <summary>The maxima of a layer's outputs, whose windows lie over an image.</summary>
    public static PoolMaxima Of<TShape>(in WindowLayout windows)
        where TShape : struct, IPooledWindowShape => new()
        {
            Height = TShape.PooledHeight,
            Width = TShape.PooledWidth,
            PoolWidth = TShape.PoolWidth,
            Places = TShape.PoolHeight * TShape.PoolWidth,
            Down = windows.WindowAt(1, 0),
            Across = windows.WindowAt(0, 1),
        };

    /// <summary>From the first window of a rectangle to the one at a place of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint WindowAt(int place)
    {
        (int r, int s) = Math.DivRem(place, PoolWidth);
        return (r * Down) + (s * Across);
    }

    /// <summary>Lists the gradients of one channel that aren't zero, with the window of each, in the order of the rectangles; says how many there are.</summary>
    /// <param name="gradients">The gradients of the maxima.</param>
    /// <param name="places">The places of the maxima.</param>
    /// <param name="row">The row of both that the image's first rectangle has.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="values">The gradients found: as much room as there are maxima.</param>
    /// <param name="windows">The windows found, as distances from the image's beginning.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    public int List<T>(Matrix<T> gradients, Matrix<T> places, int row, int channel, T* values, int* windows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int* within = stackalloc int[Places];
        for (int place = 0; place < Places; place++)
        {
            within[place] = (int)WindowAt(place);
        }

        T* gradient = gradients.At(row, channel);
        T* found = places.At(row, channel);
        int count = 0;
        for (int y = 0; y < Height; y++)
        {
            int rectangle = (int)(y * RectangleDown);
            for (int x = 0; x < Width; x++)
            {
                T value = *gradient;
                values[count] = value;
                windows[count] = rectangle + within[T.ConvertToIntegerNative<int>(*found)];

                // No branch: which ones are zero is up to chance.
                count += IsZero(value) ? 0 : 1;
                gradient += Panels<T>.Width;
                found += Panels<T>.Width;
                rectangle += (int)RectangleAcross;
            }
        }

        return count;
    }

    /// <summary>Whether a number is 0 or −0, by its bits, of which the first is the sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsZero<T>(T value)
        where T : unmanaged =>
        sizeof(T) == sizeof(uint) ? Unsafe.BitCast<T, uint>(value) << 1 == 0 : Unsafe.BitCast<T, ulong>(value) << 1 == 0;
}
