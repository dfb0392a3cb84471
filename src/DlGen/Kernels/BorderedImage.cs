using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>Copies one example's image to where windows slide over it: [y][x][channel], within a border of zeros that stays.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal static unsafe class BorderedImage<T>
    where T : unmanaged
{
    private const int Width = Panels<T>.Width;
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>Copies the image that a layer reads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill<TShape>(Matrix<T> images, int example, in WindowLayout to, T* memory)
        where TShape : struct, IWindowShape
    {
        if (TShape.IsOfPlaces)
        {
            FillFromPlaces(images, example, TShape.Height, TShape.Width, to, TShape.Top, TShape.Left, stepY: 1, stepX: 1, memory);
        }
        else
        {
            FillFromRow(images, example, TShape.Height, TShape.Width, to, TShape.Top, TShape.Left, memory);
        }
    }

    /// <summary>Copies the gradients of a layer's outputs, each where the last place of its window is, so that a window of the flipped kernel meets those that read a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FillGradient<TShape>(Matrix<T> gradients, int example, in WindowLayout to, T* memory)
        where TShape : struct, IWindowShape =>
        FillFromPlaces(
            gradients,
            example,
            TShape.OutputHeight,
            TShape.OutputWidth,
            to,
            ((TShape.WindowHeight - 1) * TShape.Dilation) - TShape.Top,
            ((TShape.WindowWidth - 1) * TShape.Dilation) - TShape.Left,
            TShape.StrideHeight,
            TShape.StrideWidth,
            memory);

    /// <summary>From an image whose channels lie side by side, in panels. What would lie outside is left out.</summary>
    [MethodImpl(Hot)]
    private static void FillFromPlaces(
        Matrix<T> images, int example, int height, int width, in WindowLayout to, int top, int left, int stepY, int stepX, T* memory)
    {
        int channels = to.Channels;
        for (int channel = 0; channel < channels; channel += Width)
        {
            int count = Math.Min(Width, channels - channel);
            for (int y = 0; y < height; y++)
            {
                int toY = (y * stepY) + top;
                if (toY < 0 || toY >= to.Height)
                {
                    continue;
                }

                T* from = images.At((((example * height) + y) * width), channel);
                T* row = memory + ((nint)toY * to.RowLength) + channel;
                for (int x = 0; x < width; x++, from += Width)
                {
                    int toX = (x * stepX) + left;
                    if (toX >= 0 && toX < to.Width)
                    {
                        Matrix<T>.Copy(from, row + ((nint)toX * channels), count);
                    }
                }
            }
        }
    }

    /// <summary>From an image that is a row, channel by channel.</summary>
    [MethodImpl(Hot)]
    private static void FillFromRow(Matrix<T> images, int example, int height, int width, in WindowLayout to, int top, int left, T* memory)
    {
        int channels = to.Channels;
        for (int channel = 0; channel < channels; channel++)
        {
            for (int y = 0; y < height && y + top < to.Height; y++)
            {
                T* row = memory + ((nint)(y + top) * to.RowLength) + channel + ((nint)left * channels);
                int end = Math.Min(width, to.Width - left);
                int column = ((channel * height) + y) * width;
                for (int x = 0; x < end;)
                {
                    // As far as the row stays in one panel.
                    int run = Math.Min(end - x, Width - (column % Width));
                    T* from = images.At(example, column);
                    for (int i = 0; i < run; i++)
                    {
                        row[(nint)(x + i) * channels] = from[i];
                    }

                    x += run;
                    column += run;
                }
            }
        }
    }
}
