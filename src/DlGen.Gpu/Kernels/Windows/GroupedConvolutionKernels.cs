using DlGen.Kernels;
using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// Convolutions in groups, of images that lie place by place. A thread has four channels of a place of the result, each of which it sums over
/// its own group; where every channel is a group, the four are one access.
/// </summary>
internal static class GroupedConvolutionKernels
{
    /// <summary>Threads that share the windows of a weight when its gradient is summed up.</summary>
    private const int WindowLanes = 8;

    /// <summary>Float4s of the kernel that a group of threads sums up side by side.</summary>
    public const int SumQuads = RowGroup.Threads / WindowLanes;

    /// <summary>z[o, i, j] = Σ K[o, c, r, s]·a[g(o)+c, i+r, j+s] of so many windows, then the epilogue.</summary>
    public static void Convolve<TShape, TEpilogue>(DeviceMatrix a, DeviceMatrix kernel, int windows, TEpilogue epilogue)
        where TShape : struct, IGroupedWindowShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        int index = (Grid.IdxX * CopyKernels.Threads) + Group.IdxX;
        int window = index / RowPadding.Quads(TShape.Outputs);
        int output = index % RowPadding.Quads(TShape.Outputs) * Float4.Count;
        if (window < windows)
        {
            Float4 sum = 0f;
            for (int tap = 0; tap < TShape.WindowHeight * TShape.WindowWidth; tap++)
            {
                int place = PlaceOf<TShape>(window, tap);
                for (int channel = 0; channel < Inputs<TShape>() && place >= 0; channel++)
                {
                    sum += kernel.Load((tap * Inputs<TShape>()) + channel, output) * Lanes<TShape>(a, place, output, channel);
                }
            }

            epilogue.Apply(window, output, sum);
        }
    }

    /// <summary>da[g(o)+c, i+r, j+s] = Σ K[o, c, r, s]·dz[o, i, j] of so many places of images, then the epilogue.</summary>
    public static void ConvolveTransposed<TShape, TEpilogue>(DeviceMatrix dz, DeviceMatrix kernel, int places, TEpilogue epilogue)
        where TShape : struct, IGroupedWindowShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        int index = (Grid.IdxX * CopyKernels.Threads) + Group.IdxX;
        int place = index / RowPadding.Quads(TShape.Channels);
        int channel = index % RowPadding.Quads(TShape.Channels) * Float4.Count;
        if (place < places)
        {
            Float4 sum = 0f;
            for (int tap = 0; tap < TShape.WindowHeight * TShape.WindowWidth; tap++)
            {
                int window = WindowOf<TShape>(place, tap);
                if (window >= 0 && IsOfChannels<TShape>())
                {
                    sum += kernel.Load(tap, channel) * dz.Load(window, channel);
                }
                else if (window >= 0)
                {
                    sum += new Float4(
                        Back<TShape>(dz, kernel, window, tap, channel),
                        Back<TShape>(dz, kernel, window, tap, channel + 1),
                        Back<TShape>(dz, kernel, window, tap, channel + 2),
                        Back<TShape>(dz, kernel, window, tap, channel + 3));
                }
            }

            epilogue.Apply(place, channel, sum);
        }
    }

    /// <summary>
    /// dK[o, c, r, s] = Σ dz[o, i, j]·a[g(o)+c, i+r, j+s] over so many windows, then the step of the kernel's parameters from a place on. Each
    /// thread sums every eighth window, and the eight sums are added in order.
    /// </summary>
    public static void Sum<TShape, TStep>(DeviceMatrix a, DeviceMatrix dz, int windows, int place, TStep step)
        where TShape : struct, IGroupedWindowShape
        where TStep : struct, IDeviceStep => Sum<TShape, TStep>(a, dz, 0, windows, place, step);

    /// <summary>dK over the windows of one slice a row of the grid: one slice's sums after the other's.</summary>
    public static void SumOfSlices<TShape>(DeviceMatrix a, DeviceMatrix dz, RowSlices slices, ArrayView<Float4> sums)
        where TShape : struct, IGroupedWindowShape
    {
        int first = slices.First(Grid.IdxY);
        Sum<TShape, StoreGradient>(a, dz, first, first + slices.RowsOf(Grid.IdxY), 0, SliceGradients.Keep(sums, Grid.IdxY, Length<TShape>()));
    }

    /// <summary>What the kernel takes, in <see cref="Float4"/>s.</summary>
    public static int Length<TShape>()
        where TShape : struct, IGroupedWindowShape => SliceGradients.OfWeights(KernelRows<TShape>(), TShape.Outputs);

    /// <summary>Rows of the kernel: one for each tap of a window and channel of a group.</summary>
    public static int KernelRows<TShape>()
        where TShape : struct, IGroupedWindowShape => TShape.WindowHeight * TShape.WindowWidth * Inputs<TShape>();

    private static void Sum<TShape, TStep>(DeviceMatrix a, DeviceMatrix dz, int first, int end, int place, TStep step)
        where TShape : struct, IGroupedWindowShape
        where TStep : struct, IDeviceStep
    {
        ArrayView<Float4> sums = SharedMemory.Allocate<Float4>(RowGroup.Threads);
        int quad = (Grid.IdxX * SumQuads) + (Group.IdxX % SumQuads);
        int row = quad / RowPadding.Quads(TShape.Outputs);
        int output = quad % RowPadding.Quads(TShape.Outputs) * Float4.Count;
        int last = row < KernelRows<TShape>() ? end : first;
        Float4 sum = 0f;
        for (int window = first + (Group.IdxX / SumQuads); window < last; window += WindowLanes)
        {
            int here = PlaceOf<TShape>(window, row / Inputs<TShape>());
            if (here >= 0)
            {
                sum += dz.Load(window, output) * Lanes<TShape>(a, here, output, row % Inputs<TShape>());
            }
        }

        sums[Group.IdxX] = sum;
        GroupBarrier.Wait();
        if (Group.IdxX < SumQuads && row < KernelRows<TShape>())
        {
            for (int lane = 1; lane < WindowLanes; lane++)
            {
                sum += sums[(lane * SumQuads) + Group.IdxX];
            }

            step.Apply(place + quad, Float4.First(sum, TShape.Outputs - output));
        }
    }

    /// <summary>The place of the batch's images that a window has at a tap; −1 in the padding.</summary>
    private static int PlaceOf<TShape>(int window, int tap)
        where TShape : struct, IGroupedWindowShape
    {
        int example = window / (TShape.OutputHeight * TShape.OutputWidth);
        int y = (window / TShape.OutputWidth % TShape.OutputHeight * TShape.StrideHeight) - TShape.Top + (tap / TShape.WindowWidth * TShape.Dilation);
        int x = (window % TShape.OutputWidth * TShape.StrideWidth) - TShape.Left + (tap % TShape.WindowWidth * TShape.Dilation);
        return y >= 0 && y < TShape.Height && x >= 0 && x < TShape.Width ? (((example * TShape.Height) + y) * TShape.Width) + x : -1;
    }

    /// <summary>The window of the batch that has a place at a tap; −1 where none has.</summary>
    private static int WindowOf<TShape>(int place, int tap)
        where TShape : struct, IGroupedWindowShape
    {
        int example = place / (TShape.Height * TShape.Width);
        int top = (place / TShape.Width % TShape.Height) + TShape.Top - (tap / TShape.WindowWidth * TShape.Dilation);
        int left = (place % TShape.Width) + TShape.Left - (tap % TShape.WindowWidth * TShape.Dilation);
        int y = top / TShape.StrideHeight;
        int x = left / TShape.StrideWidth;
        bool exists = top >= 0 && left >= 0 && y * TShape.StrideHeight == top && x * TShape.StrideWidth == left && y < TShape.OutputHeight && x < TShape.OutputWidth;
        return exists ? (((example * TShape.OutputHeight) + y) * TShape.OutputWidth) + x : -1;
    }

    /// <summary>What four outputs read of a place: each that channel of its group.</summary>
    private static Float4 Lanes<TShape>(DeviceMatrix a, int place, int output, int channel)
        where TShape : struct, IGroupedWindowShape => IsOfChannels<TShape>()
        ? a.Load(place, output)
        : new Float4(
            Lane<TShape>(a, place, output, channel),
            Lane<TShape>(a, place, output + 1, channel),
            Lane<TShape>(a, place, output + 2, channel),
            Lane<TShape>(a, place, output + 3, channel));

    /// <summary>What an output reads of a place; zero behind the last output.</summary>
    private static float Lane<TShape>(DeviceMatrix a, int place, int output, int channel)
        where TShape : struct, IGroupedWindowShape => output < TShape.Outputs ? a[place, (output / Outputs<TShape>() * Inputs<TShape>()) + channel] : 0f;

    /// <summary>What a window says of a channel of the image that it has at a tap; zero behind the last channel.</summary>
    private static float Back<TShape>(DeviceMatrix dz, DeviceMatrix kernel, int window, int tap, int channel)
        where TShape : struct, IGroupedWindowShape
    {
        float sum = 0f;
        int first = channel / Inputs<TShape>() * Outputs<TShape>();
        int row = (tap * Inputs<TShape>()) + (channel % Inputs<TShape>());
        for (int output = first; output < first + Outputs<TShape>() && channel < TShape.Channels; output++)
        {
            sum += kernel[row, output] * dz[window, output];
        }

        return sum;
    }

    private static bool IsOfChannels<TShape>()
        where TShape : struct, IGroupedWindowShape => Inputs<TShape>() == 1 && Outputs<TShape>() == 1;

    private static int Inputs<TShape>()
        where TShape : struct, IGroupedWindowShape => TShape.Channels / TShape.Groups;

    private static int Outputs<TShape>()
        where TShape : struct, IGroupedWindowShape => TShape.Outputs / TShape.Groups;
}
