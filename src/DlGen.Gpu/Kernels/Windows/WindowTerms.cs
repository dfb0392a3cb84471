using DlGen.Kernels;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// The terms of a convolution's sums in the order in which kernels take them: place by place of a window, and the channels of a place side
/// by side. What lies place by place has its channels padded, and four terms are one access; the padding counts as terms that are zero.
/// </summary>
internal static class WindowTerms
{
    /// <summary>Terms that a window of the image has.</summary>
    public static int OfImage<TShape>()
        where TShape : struct, IWindowShape => TShape.WindowHeight * TShape.WindowWidth * LineOfImage<TShape>();

    /// <summary>Terms that the windows over a place of the image have.</summary>
    public static int OfGradient<TShape>()
        where TShape : struct, IWindowShape => TShape.WindowHeight * TShape.WindowWidth * RowPadding.Columns(TShape.Outputs);

    /// <summary>Terms that a place of a window has.</summary>
    public static int LineOfImage<TShape>()
        where TShape : struct, IWindowShape => TShape.IsOfPlaces ? RowPadding.Columns(TShape.Channels) : TShape.Channels;

    /// <summary>Four terms of a window, from <paramref name="term"/> on; zero outside the image.</summary>
    /// <param name="image">The images of the batch.</param>
    /// <param name="window">The window, of all those of the batch.</param>
    /// <param name="term">The first term, a multiple of 4.</param>
    public static Float4 Load<TShape>(DeviceMatrix image, int window, int term)
        where TShape : struct, IWindowShape
    {
        int example = window / (TShape.OutputHeight * TShape.OutputWidth);
        int place = window % (TShape.OutputHeight * TShape.OutputWidth);
        int top = (place / TShape.OutputWidth * TShape.StrideHeight) - TShape.Top;
        int left = (place % TShape.OutputWidth * TShape.StrideWidth) - TShape.Left;
        if (TShape.IsOfPlaces)
        {
            int y = top + Row<TShape>(term / LineOfImage<TShape>());
            int x = left + Column<TShape>(term / LineOfImage<TShape>());
            return IsInside<TShape>(y, x)
                ? image.Load((((example * TShape.Height) + y) * TShape.Width) + x, term % LineOfImage<TShape>(), TShape.Channels)
                : 0f;
        }

        return new Float4(
            Scalar<TShape>(image, example, top, left, term),
            Scalar<TShape>(image, example, top, left, term + 1),
            Scalar<TShape>(image, example, top, left, term + 2),
            Scalar<TShape>(image, example, top, left, term + 3));
    }

    /// <summary>Four terms of a place of the image, from <paramref name="term"/> on: the gradients of a window that read it; zero where none did.</summary>
    /// <param name="gradients">The gradients of the batch's windows.</param>
    /// <param name="place">The place, of all those of the batch.</param>
    /// <param name="term">The first term, a multiple of 4.</param>
    public static Float4 LoadGradient<TShape>(DeviceMatrix gradients, int place, int term)
        where TShape : struct, IWindowShape
    {
        int example = place / (TShape.Height * TShape.Width);
        int within = place % (TShape.Height * TShape.Width);
        int placeOfWindow = term / RowPadding.Columns(TShape.Outputs);

        // Where the window would begin; one does begin there only if it is a multiple of the stride.
        int top = (within / TShape.Width) + TShape.Top - Row<TShape>(placeOfWindow);
        int left = (within % TShape.Width) + TShape.Left - Column<TShape>(placeOfWindow);
        int y = top / TShape.StrideHeight;
        int x = left / TShape.StrideWidth;
        bool exists = top >= 0 && left >= 0 && y * TShape.StrideHeight == top && x * TShape.StrideWidth == left && y < TShape.OutputHeight && x < TShape.OutputWidth;
        return exists
            ? gradients.Load((((example * TShape.OutputHeight) + y) * TShape.OutputWidth) + x, term % RowPadding.Columns(TShape.Outputs), TShape.Outputs)
            : 0f;
    }

    private static int Row<TShape>(int placeOfWindow)
        where TShape : struct, IWindowShape => placeOfWindow / TShape.WindowWidth * TShape.Dilation;

    private static int Column<TShape>(int placeOfWindow)
        where TShape : struct, IWindowShape => placeOfWindow % TShape.WindowWidth * TShape.Dilation;

    private static bool IsInside<TShape>(int y, int x)
        where TShape : struct, IWindowShape => y >= 0 && y < TShape.Height && x >= 0 && x < TShape.Width;

    /// <summary>A term of an image that lies channel by channel in a row.</summary>
    private static float Scalar<TShape>(DeviceMatrix image, int example, int top, int left, int term)
        where TShape : struct, IWindowShape
    {
        int y = top + Row<TShape>(term / TShape.Channels);
        int x = left + Column<TShape>(term / TShape.Channels);
        return term < OfImage<TShape>() && IsInside<TShape>(y, x)
            ? image[example, (((term % TShape.Channels * TShape.Height) + y) * TShape.Width) + x]
            : 0f;
    }
}
