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

    /// <summary>Places of a rectangle.</summary>
    public required int Places { get; init; }

    /// <summary>From the first window of a rectangle to each of its windows, by their places.</summary>
    public required int* Windows { get; init; }

    /// <summary>From the first window of a rectangle to that of the rectangle below.</summary>
    public required nint Down { get; init; }

    /// <summary>From the first window of a rectangle to that of the rectangle on its right.</summary>
    public required nint Across { get; init; }

    /// <summary>How many maxima a channel has.</summary>
    public int Count => Height * Width;

    /// <summary>The maxima of a layer's outputs, whose windows lie over an image.</summary>
    /// <param name="layout">The windows over the image.</param>
    /// <param name="windows">Room for the windows of a rectangle.</param>
    public static PoolMaxima Of<TShape>(in WindowLayout layout, int* windows)
        where TShape : struct, IPooledWindowShape
    {
        for (int place = 0; place < TShape.PoolHeight * TShape.PoolWidth; place++)
        {
            (int r, int s) = Math.DivRem(place, TShape.PoolWidth);
            windows[place] = (int)layout.WindowAt(r, s);
        }

        return new()
        {
            Height = TShape.PooledHeight,
            Width = TShape.PooledWidth,
            Places = TShape.PoolHeight * TShape.PoolWidth,
            Windows = windows,
            Down = layout.WindowAt(TShape.PoolHeight, 0),
            Across = layout.WindowAt(0, TShape.PoolWidth),
        };
    }

    /// <summary>
    /// Lists the gradients of a register of channels that aren't zero, with the window of each, in the order of the rectangles: a list for each channel. What is
    /// zero costs next to nothing: behind a relu, in a trained network, that is most of them.
    /// </summary>
    /// <param name="gradients">The gradients of the maxima.</param>
    /// <param name="places">The places of the maxima.</param>
    /// <param name="row">The row of both that the image's first rectangle has.</param>
    /// <param name="channel">The first channel.</param>
    /// <param name="lists">The lists, which are filled from their beginning.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void List<TVector, T>(Matrix<T> gradients, Matrix<T> places, int row, int channel, MaximaList<T>* lists)
        where TVector : struct, IVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int lane = 0; lane < TVector.Count; lane++)
        {
            lists[lane].Count = 0;
        }

        T* gradient = gradients.At(row, channel);
        T* place = places.At(row, channel);
        for (int y = 0; y < Height; y++)
        {
            int rectangle = (int)(y * Down);
            for (int x = 0; x < Width; x++)
            {
                for (uint rest = TVector.NonZeros(TVector.Load(gradient)); rest != 0; rest &= rest - 1)
                {
                    int lane = BitOperations.TrailingZeroCount(rest);
                    lists[lane].Add(gradient[lane], rectangle + Windows[T.ConvertToIntegerNative<int>(place[lane])]);
                }

                gradient += Panels<T>.Width;
                place += Panels<T>.Width;
                rectangle += (int)Across;
            }
        }
    }
}
