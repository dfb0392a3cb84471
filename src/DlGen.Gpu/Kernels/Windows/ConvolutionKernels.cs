using DlGen.Kernels;
using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// Convolutions as products of matrices of which one is nobody's memory: a row of it is a window, gathered while the tile before is
/// multiplied. A batch has so many windows that their tiles run along the grid's first axis, which alone is long enough.
/// </summary>
internal static class ConvolutionKernels
{
    /// <summary>z[o, i, j] = Σ K[o, c, r, s]·a[c, i+r, j+s] of so many windows, then the epilogue.</summary>
    public static void Convolve<TTile, TShape, TEpilogue>(DeviceMatrix a, DeviceMatrix kernel, int windows, TEpilogue epilogue)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue =>
        Product.Run<TTile, WindowsLengthwise<TShape>, KernelCrosswise<TShape>, TEpilogue, NoSums>(
            a, kernel, Grid.IdxX * TTile.Size, Grid.IdxY * TTile.Size, windows, TShape.Outputs, 0, WindowTerms.OfImage<TShape>(), epilogue, default);

    /// <summary>da[c, i+r, j+s] = Σ K[o, c, r, s]·dz[o, i, j] of so many places of images, then the epilogue.</summary>
    public static void ConvolveTransposed<TTile, TShape, TEpilogue>(DeviceMatrix dz, DeviceMatrix kernel, int places, TEpilogue epilogue)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue =>
        Product.Run<TTile, GradientsLengthwise<TShape>, KernelLengthwise<TShape>, TEpilogue, NoSums>(
            dz, kernel, Grid.IdxX * TTile.Size, Grid.IdxY * TTile.Size, places, TShape.Channels, 0, WindowTerms.OfGradient<TShape>(), epilogue, default);

    /// <summary>dK[o, c, r, s] = Σ dz[o, i, j]·a[c, i+r, j+s] over so many windows, then the step of the kernel's parameters from a place on.</summary>
    public static void Sum<TTile, TShape, TStep>(DeviceMatrix a, DeviceMatrix dz, int windows, int place, TStep step)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, IWindowShape
        where TStep : struct, IDeviceStep => Sum<TTile, TShape, TStep>(a, dz, 0, windows, new KernelStep<TShape, TStep>(place, step));

    /// <summary>dK over the windows of one slice a plane of the grid: one slice's sums after the other's.</summary>
    public static void SumOfSlices<TTile, TShape>(DeviceMatrix a, DeviceMatrix dz, RowSlices slices, ArrayView<Float4> sums)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, IWindowShape
    {
        int first = slices.First(Grid.IdxZ);
        StoreGradient keep = SliceGradients.Keep(sums, Grid.IdxZ, KernelStep<TShape, StoreGradient>.Length);
        Sum<TTile, TShape, StoreGradient>(a, dz, first, first + slices.RowsOf(Grid.IdxZ), new KernelStep<TShape, StoreGradient>(0, keep));
    }

    private static void Sum<TTile, TShape, TStep>(DeviceMatrix a, DeviceMatrix dz, int first, int end, KernelStep<TShape, TStep> epilogue)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, IWindowShape
        where TStep : struct, IDeviceStep =>
        Product.Run<TTile, WindowsCrosswise<TShape>, Crosswise, KernelStep<TShape, TStep>, NoSums>(
            a, dz, Grid.IdxY * TTile.Size, Grid.IdxX * TTile.Size, WindowTerms.OfImage<TShape>(), TShape.Outputs, first, end, epilogue, default);
}
