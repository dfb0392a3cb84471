using DlGen.Kernels;
using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>Pools of images that lie place by place. A thread has four channels of a place of the result, and takes what they depend on in order.</summary>
internal static class PoolKernels
{
    /// <summary>p[c, i, j] = max a[c, i+r, j+s] of so many windows, then the epilogue. A window with a NaN gives NaN.</summary>
    public static void Max<TShape, TEpilogue>(DeviceMatrix a, int windows, TEpilogue epilogue)
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        (int window, int channel) = Place<TShape>();
        if (window < windows)
        {
            (Float4 maximum, _) = Maximum<TShape>(a, window, channel);
            epilogue.Apply(window, channel, maximum);
        }
    }

    /// <summary>The same with where in its window each maximum is, counted row by row: the first of equal ones.</summary>
    public static void MaxWithPlaces<TShape, TEpilogue>(DeviceMatrix a, DeviceMatrix places, int windows, TEpilogue epilogue)
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        (int window, int channel) = Place<TShape>();
        if (window < windows)
        {
            (Float4 maximum, Float4 place) = Maximum<TShape>(a, window, channel);
            places.Store(window, channel, place);
            epilogue.Apply(window, channel, maximum);
        }
    }

    /// <summary>da[c, i+r, j+s] = Σ of dp[c, i, j] over the windows whose maximum is there, of so many places of images, then the epilogue.</summary>
    public static void MaxBackward<TShape, TEpilogue>(DeviceMatrix dp, DeviceMatrix places, int placesOfImages, TEpilogue epilogue)
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        (int row, int channel) = Place<TShape>();
        if (row < placesOfImages)
        {
            int example = row / (TShape.Height * TShape.Width);
            int y = row / TShape.Width % TShape.Height;
            int x = row % TShape.Width;
            WindowRange rows = RowsOver<TShape>(y);
            WindowRange columns = ColumnsOver<TShape>(x);
            Float4 sum = 0f;
            for (int outputY = rows.From; outputY < rows.To; outputY++)
            {
                for (int outputX = columns.From; outputX < columns.To; outputX++)
                {
                    int window = (((example * TShape.OutputHeight) + outputY) * TShape.OutputWidth) + outputX;
                    int r = y + TShape.Top - (outputY * TShape.StrideHeight);
                    int s = x + TShape.Left - (outputX * TShape.StrideWidth);
                    float here = (r * TShape.WindowWidth) + s;
                    Float4 place = places.Load(window, channel);
                    Float4 gradient = dp.Load(window, channel);
                    sum += new Float4(
                        place.X == here ? gradient.X : 0f,
                        place.Y == here ? gradient.Y : 0f,
                        place.Z == here ? gradient.Z : 0f,
                        place.W == here ? gradient.W : 0f);
                }
            }

            epilogue.Apply(row, channel, sum);
        }
    }

    /// <summary>p[c, i, j] = mean a[c, i+r, j+s] of so many windows, then the epilogue.</summary>
    /// <param name="a">The images.</param>
    /// <param name="windows">How many windows the batch has.</param>
    /// <param name="countsPadding">1 where the places of the padding count as zeros; 0 where a mean is over the places within the image.</param>
    /// <param name="epilogue">What takes the means.</param>
    public static void Average<TShape, TEpilogue>(DeviceMatrix a, int windows, int countsPadding, TEpilogue epilogue)
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        (int window, int channel) = Place<TShape>();
        if (window < windows)
        {
            int first = FirstPlace<TShape>(window);
            int outputY = OutputRow<TShape>(window);
            int outputX = window % TShape.OutputWidth;
            WindowRange rows = RowsOf<TShape>(outputY);
            WindowRange columns = ColumnsOf<TShape>(outputX);
            Float4 sum = 0f;
            for (int r = rows.From; r < rows.To; r++)
            {
                for (int s = columns.From; s < columns.To; s++)
                {
                    sum += a.Load(first + (r * TShape.Width) + s, channel);
                }
            }

            epilogue.Apply(window, channel, sum * PartOf<TShape>(outputY, outputX, countsPadding));
        }
    }

    /// <summary>da[c, i+r, j+s] = Σ of dp[c, i, j] over the windows that it is in, each by its number of places, then the epilogue.</summary>
    public static void AverageBackward<TShape, TEpilogue>(DeviceMatrix dp, int placesOfImages, int countsPadding, TEpilogue epilogue)
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        (int row, int channel) = Place<TShape>();
        if (row < placesOfImages)
        {
            int example = row / (TShape.Height * TShape.Width);
            WindowRange rows = RowsOver<TShape>(row / TShape.Width % TShape.Height);
            WindowRange columns = ColumnsOver<TShape>(row % TShape.Width);
            Float4 sum = 0f;
            for (int outputY = rows.From; outputY < rows.To; outputY++)
            {
                for (int outputX = columns.From; outputX < columns.To; outputX++)
                {
                    int window = (((example * TShape.OutputHeight) + outputY) * TShape.OutputWidth) + outputX;
                    sum += dp.Load(window, channel) * PartOf<TShape>(outputY, outputX, countsPadding);
                }
            }

            epilogue.Apply(row, channel, sum);
        }
    }

    private static (Float4 Maximum, Float4 Place) Maximum<TShape>(DeviceMatrix a, int window, int channel)
        where TShape : struct, IWindowShape
    {
        int first = FirstPlace<TShape>(window);
        WindowRange rows = RowsOf<TShape>(OutputRow<TShape>(window));
        WindowRange columns = ColumnsOf<TShape>(window % TShape.OutputWidth);
        Float4 maximum = float.NegativeInfinity;
        Float4 place = (rows.From * TShape.WindowWidth) + columns.From;
        for (int r = rows.From; r < rows.To; r++)
        {
            for (int s = columns.From; s < columns.To; s++)
            {
                Float4 value = a.Load(first + (r * TShape.Width) + s, channel);
                bool x = IsTaken(value.X, maximum.X);
                bool y = IsTaken(value.Y, maximum.Y);
                bool z = IsTaken(value.Z, maximum.Z);
                bool w = IsTaken(value.W, maximum.W);
                float here = (r * TShape.WindowWidth) + s;
                place = new Float4(x ? here : place.X, y ? here : place.Y, z ? here : place.Z, w ? here : place.W);
                maximum = new Float4(x ? value.X : maximum.X, y ? value.Y : maximum.Y, z ? value.Z : maximum.Z, w ? value.W : maximum.W);
            }
        }

        return (maximum, place);
    }

    /// <summary>Whether a value takes the place of the maximum so far: a NaN does, and only another one takes its place. A device's comparison doesn't say.</summary>
    private static bool IsTaken(float value, float maximum) => DeviceMath.IsNaN(value) || (!DeviceMath.IsNaN(maximum) && value > maximum);

    /// <summary>Where in the batch a window begins, of which the part in the padding isn't there.</summary>
    private static int FirstPlace<TShape>(int window)
        where TShape : struct, IWindowShape
    {
        int example = window / (TShape.OutputHeight * TShape.OutputWidth);
        int top = (OutputRow<TShape>(window) * TShape.StrideHeight) - TShape.Top;
        int left = (window % TShape.OutputWidth * TShape.StrideWidth) - TShape.Left;
        return (((example * TShape.Height) + top) * TShape.Width) + left;
    }

    private static int OutputRow<TShape>(int window)
        where TShape : struct, IWindowShape => window / TShape.OutputWidth % TShape.OutputHeight;

    private static WindowRange RowsOf<TShape>(int outputY)
        where TShape : struct, IWindowShape => WindowRange.Within((outputY * TShape.StrideHeight) - TShape.Top, TShape.WindowHeight, TShape.Height);

    private static WindowRange ColumnsOf<TShape>(int outputX)
        where TShape : struct, IWindowShape => WindowRange.Within((outputX * TShape.StrideWidth) - TShape.Left, TShape.WindowWidth, TShape.Width);

    private static WindowRange RowsOver<TShape>(int y)
        where TShape : struct, IWindowShape => WindowRange.Over(y, TShape.StrideHeight, TShape.Top, TShape.WindowHeight, TShape.OutputHeight);

    private static WindowRange ColumnsOver<TShape>(int x)
        where TShape : struct, IWindowShape => WindowRange.Over(x, TShape.StrideWidth, TShape.Left, TShape.WindowWidth, TShape.OutputWidth);

    /// <summary>One over the number of places whose mean a window is.</summary>
    private static float PartOf<TShape>(int outputY, int outputX, int countsPadding)
        where TShape : struct, IWindowShape
    {
        int places = countsPadding == 1
            ? TShape.WindowHeight * TShape.WindowWidth
            : RowsOf<TShape>(outputY).Count * ColumnsOf<TShape>(outputX).Count;
        return 1f / places;
    }

    private static (int Row, int Channel) Place<TShape>()
        where TShape : struct, IWindowShape
    {
        int index = (Grid.IdxX * CopyKernels.Threads) + Group.IdxX;
        int quads = RowPadding.Quads(TShape.Channels);
        return (index / quads, index % quads * Float4.Count);
    }
}
