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
        where TShape : struct, IWindowShape => Fill<TShape>(images, example, to, 0, to.OutputHeight, memory);

    /// <summary>Copies what some rows of a layer's windows read of its image.</summary>
    /// <param name="images">The images.</param>
    /// <param name="example">Whose image it is.</param>
    /// <param name="to">The windows.</param>
    /// <param name="first">The first row of windows.</param>
    /// <param name="end">The row behind the last.</param>
    /// <param name="memory">The image with a border.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill<TShape>(Matrix<T> images, int example, in WindowLayout to, int first, int end, T* memory)
        where TShape : struct, IWindowShape
    {
        (int from, int behind) = to.RowsOf(first, end);
        from = Math.Max(0, from - TShape.Top);
        behind = Math.Min(TShape.Height, behind - TShape.Top);
        if (TShape.IsOfPlaces)
        {
            FillFromPlaces(images, example * TShape.Height, from, behind, TShape.Width, to.Channels, to.Width, TShape.Top, TShape.Left, memory);
        }
        else
        {
            FillFromRow(images, example, from, behind, TShape.Height, TShape.Width, to, TShape.Top, TShape.Left, memory);
        }
    }

    /// <summary>Copies the gradients of a layer's outputs, for the windows of the backward pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FillGradient<TShape>(Matrix<T> gradients, int example, in PhasedAxis down, in PhasedAxis across, T* memory)
        where TShape : struct, IWindowShape =>
        FillFromPlaces(
            gradients, example * TShape.OutputHeight, Math.Max(0, -down.Border), Math.Min(TShape.OutputHeight, down.Length - down.Border), TShape.OutputWidth,
            TShape.Outputs, across.Length, down.Border, across.Border, memory);

    /// <summary>From an image whose channels lie side by side, in panels. What would lie outside is left out.</summary>
    [MethodImpl(Hot)]
    private static void FillFromPlaces(
        Matrix<T> images, int firstOfImage, int firstRow, int endRow, int width, int channels, int toWidth, int top, int left, T* memory)
    {
        int first = Math.Max(0, -left);
        int count = Math.Min(width, toWidth - left) - first;
        for (int channel = 0; channel < channels; channel += Width)
        {
            int together = Math.Min(Width, channels - channel);
            for (int y = firstRow; y < endRow; y++)
            {
                T* from = images.At(((firstOfImage + y) * width) + first, channel);
                T* to = memory + ((((nint)(y + top) * toWidth) + first + left) * channels) + channel;
                for (int x = 0; x < count; x++, from += Width, to += channels)
                {
                    Matrix<T>.Copy(from, to, together);
                }
            }
        }
    }

    /// <summary>From an image that is a row, channel by channel.</summary>
    [MethodImpl(Hot)]
    private static void FillFromRow(Matrix<T> images, int example, int firstRow, int endRow, int height, int width, in WindowLayout to, int top, int left, T* memory)
    {
        int channels = to.Channels;
        for (int channel = 0; channel < channels; channel++)
        {
            for (int y = firstRow; y < endRow; y++)
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
