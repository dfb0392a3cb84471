using DlGen.Kernels;
using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>The windows of images as the rows of a matrix that nobody stores, its terms in depth: a in z = a·K.</summary>
/// <typeparam name="TShape">The windows.</typeparam>
internal readonly struct WindowsLengthwise<TShape> : IOperand
    where TShape : struct, IWindowShape
{
    public static Float4 Fetch<TTile>(DeviceMatrix matrix, int thread, int first, int depth, int extent, int end)
        where TTile : struct, IThreadTile<TTile>
    {
        int window = first + Lengthwise.Row(thread);
        int term = depth + Lengthwise.Column(thread);
        return window < extent && term < end ? WindowTerms.Load<TShape>(matrix, window, term) : 0f;
    }

    public static void Put<TTile>(ArrayView<Float4> slab, int thread, Float4 fetched)
        where TTile : struct, IThreadTile<TTile> => Lengthwise.Put<TTile>(slab, thread, fetched);
}

/// <summary>The windows of images as the rows of a matrix that nobody stores, its terms along the strip: a in dK = aᵀ·dz.</summary>
/// <typeparam name="TShape">The windows.</typeparam>
internal readonly struct WindowsCrosswise<TShape> : IOperand
    where TShape : struct, IWindowShape
{
    public static Float4 Fetch<TTile>(DeviceMatrix matrix, int thread, int first, int depth, int extent, int end)
        where TTile : struct, IThreadTile<TTile>
    {
        int window = depth + Crosswise.Row<TTile>(thread);
        int term = first + Crosswise.Column<TTile>(thread);
        return window < end && term < extent ? WindowTerms.Load<TShape>(matrix, window, term) : 0f;
    }

    public static void Put<TTile>(ArrayView<Float4> slab, int thread, Float4 fetched)
        where TTile : struct, IThreadTile<TTile> => Crosswise.Put<TTile>(slab, thread, fetched);
}

/// <summary>The gradients of the windows over each place of an image as the rows of a matrix that nobody stores: dz in da = dz·Kᵀ.</summary>
/// <typeparam name="TShape">The windows.</typeparam>
internal readonly struct GradientsLengthwise<TShape> : IOperand
    where TShape : struct, IWindowShape
{
    public static Float4 Fetch<TTile>(DeviceMatrix matrix, int thread, int first, int depth, int extent, int end)
        where TTile : struct, IThreadTile<TTile>
    {
        int place = first + Lengthwise.Row(thread);
        int term = depth + Lengthwise.Column(thread);
        return place < extent && term < end ? WindowTerms.LoadGradient<TShape>(matrix, place, term) : 0f;
    }

    public static void Put<TTile>(ArrayView<Float4> slab, int thread, Float4 fetched)
        where TTile : struct, IThreadTile<TTile> => Lengthwise.Put<TTile>(slab, thread, fetched);
}

/// <summary>A convolution's kernel with a row for each term of a window: K in z = a·K.</summary>
/// <typeparam name="TShape">The windows.</typeparam>
internal readonly struct KernelCrosswise<TShape> : IOperand
    where TShape : struct, IWindowShape
{
    public static Float4 Fetch<TTile>(DeviceMatrix matrix, int thread, int first, int depth, int extent, int end)
        where TTile : struct, IThreadTile<TTile>
    {
        int term = depth + Crosswise.Row<TTile>(thread);
        int output = first + Crosswise.Column<TTile>(thread);
        int channel = term % WindowTerms.LineOfImage<TShape>();
        int row = (term / WindowTerms.LineOfImage<TShape>() * TShape.Channels) + channel;
        return term < end && channel < TShape.Channels && output < extent ? matrix.Load(row, output) : 0f;
    }

    public static void Put<TTile>(ArrayView<Float4> slab, int thread, Float4 fetched)
        where TTile : struct, IThreadTile<TTile> => Crosswise.Put<TTile>(slab, thread, fetched);
}

/// <summary>A convolution's kernel with a row for each channel of the image, in depth the outputs of each place of a window: K in da = dz·Kᵀ.</summary>
/// <typeparam name="TShape">The windows.</typeparam>
internal readonly struct KernelLengthwise<TShape> : IOperand
    where TShape : struct, IWindowShape
{
    public static Float4 Fetch<TTile>(DeviceMatrix matrix, int thread, int first, int depth, int extent, int end)
        where TTile : struct, IThreadTile<TTile>
    {
        int channel = first + Lengthwise.Row(thread);
        int term = depth + Lengthwise.Column(thread);
        int line = RowPadding.Columns(TShape.Outputs);
        return channel < extent && term < end ? matrix.Load((term / line * TShape.Channels) + channel, term % line, TShape.Outputs) : 0f;
    }

    public static void Put<TTile>(ArrayView<Float4> slab, int thread, Float4 fetched)
        where TTile : struct, IThreadTile<TTile> => Lengthwise.Put<TTile>(slab, thread, fetched);
}
