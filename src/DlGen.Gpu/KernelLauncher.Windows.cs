using DlGen.Gpu.Kernels;
using DlGen.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu;

/// <summary>Convolutions and pools.</summary>
internal sealed partial class KernelLauncher
{
    /// <summary>Every window of the images times a kernel; the results go to the epilogue.</summary>
    public void Convolve<TShape, TEpilogue>(DeviceMatrix a, DeviceMatrix kernel, int batch, TEpilogue epilogue)
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        int windows = Windows<TShape>(batch);
        if (IsLargeAcross(windows, TShape.Outputs))
        {
            Convolve<LargeTile, TShape, TEpilogue>(a, kernel, windows, epilogue);
        }
        else
        {
            Convolve<SmallTile, TShape, TEpilogue>(a, kernel, windows, epilogue);
        }
    }

    /// <summary>What the gradients of all windows say of the images; the results go to the epilogue.</summary>
    public void ConvolveTransposed<TShape, TEpilogue>(DeviceMatrix dz, DeviceMatrix kernel, int batch, TEpilogue epilogue)
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        int places = Places<TShape>(batch);
        if (IsLargeAcross(places, TShape.Channels))
        {
            ConvolveTransposed<LargeTile, TShape, TEpilogue>(dz, kernel, places, epilogue);
        }
        else
        {
            ConvolveTransposed<SmallTile, TShape, TEpilogue>(dz, kernel, places, epilogue);
        }
    }

    /// <summary>The gradient of a kernel, with the step for the parameters from the place on.</summary>
    public void ConvolutionSum<TShape, TStep>(DeviceMatrix a, DeviceMatrix dz, int windows, int place, TStep step)
        where TShape : struct, IWindowShape
        where TStep : struct, IDeviceStep
    {
        if (IsLargeAcross(WindowTerms.OfImage<TShape>(), TShape.Outputs))
        {
            ConvolutionSum<LargeTile, TShape, TStep>(a, dz, windows, place, step);
        }
        else
        {
            ConvolutionSum<SmallTile, TShape, TStep>(a, dz, windows, place, step);
        }
    }

    /// <summary>The gradient of a kernel over each slice of the windows, one slice's after the other's.</summary>
    public void ConvolutionSumOfSlices<TShape>(DeviceMatrix a, DeviceMatrix dz, RowSlices slices, ArrayView<Float4> sums)
        where TShape : struct, IWindowShape
    {
        if (IsLargeAcross(WindowTerms.OfImage<TShape>(), TShape.Outputs, slices.Count))
        {
            ConvolutionSumOfSlices<LargeTile, TShape>(a, dz, slices, sums);
        }
        else
        {
            ConvolutionSumOfSlices<SmallTile, TShape>(a, dz, slices, sums);
        }
    }

    /// <summary>The maximum of every window, which goes to the epilogue.</summary>
    public void MaxPool<TShape, TEpilogue>(DeviceMatrix a, int batch, TEpilogue epilogue)
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        var kernel = Get<MaxPoolKey<TShape, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, int, TEpilogue>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, int, TEpilogue>(PoolKernels.Max<TShape, TEpilogue>));
        kernel(stream, Quads(Windows<TShape>(batch), TShape.Channels), a, Windows<TShape>(batch), epilogue);
    }

    /// <summary>The maximum of every window, which goes to the epilogue, and where in the window it is.</summary>
    public void MaxPool<TShape, TEpilogue>(DeviceMatrix a, DeviceMatrix places, int batch, TEpilogue epilogue)
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        var kernel = Get<MaxPoolWithPlacesKey<TShape, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, TEpilogue>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, TEpilogue>(PoolKernels.MaxWithPlaces<TShape, TEpilogue>));
        kernel(stream, Quads(Windows<TShape>(batch), TShape.Channels), a, places, Windows<TShape>(batch), epilogue);
    }

    /// <summary>The backward pass through a pool of maxima; the gradient of the images goes to the epilogue.</summary>
    public void MaxPoolBackward<TShape, TEpilogue>(DeviceMatrix dp, DeviceMatrix places, int batch, TEpilogue epilogue)
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        var kernel = Get<MaxPoolBackKey<TShape, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, TEpilogue>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, TEpilogue>(PoolKernels.MaxBackward<TShape, TEpilogue>));
        kernel(stream, Quads(Places<TShape>(batch), TShape.Channels), dp, places, Places<TShape>(batch), epilogue);
    }

    /// <summary>The mean of every window, which goes to the epilogue.</summary>
    public void AveragePool<TShape, TEpilogue>(DeviceMatrix a, int batch, bool countsPadding, TEpilogue epilogue)
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        var kernel = Get<AveragePoolKey<TShape, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, int, int, TEpilogue>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, int, int, TEpilogue>(PoolKernels.Average<TShape, TEpilogue>));
        kernel(stream, Quads(Windows<TShape>(batch), TShape.Channels), a, Windows<TShape>(batch), countsPadding ? 1 : 0, epilogue);
    }

    /// <summary>The backward pass through a pool of means; the gradient of the images goes to the epilogue.</summary>
    public void AveragePoolBackward<TShape, TEpilogue>(DeviceMatrix dp, int batch, bool countsPadding, TEpilogue epilogue)
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        var kernel = Get<AveragePoolBackKey<TShape, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, int, int, TEpilogue>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, int, int, TEpilogue>(PoolKernels.AverageBackward<TShape, TEpilogue>));
        kernel(stream, Quads(Places<TShape>(batch), TShape.Channels), dp, Places<TShape>(batch), countsPadding ? 1 : 0, epilogue);
    }

    /// <summary>Windows that a batch has.</summary>
    internal static int Windows<TShape>(int batch)
        where TShape : struct, IWindowShape => checked(batch * TShape.OutputHeight * TShape.OutputWidth);

    /// <summary>Places that a batch of images has.</summary>
    internal static int Places<TShape>(int batch)
        where TShape : struct, IWindowShape => checked(batch * TShape.Height * TShape.Width);

    /// <summary>Windows times a kernel with a given tile.</summary>
    internal void Convolve<TTile, TShape, TEpilogue>(DeviceMatrix a, DeviceMatrix kernel, int windows, TEpilogue epilogue)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        var launch = Get<ConvolveKey<TTile, TShape, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, TEpilogue>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, TEpilogue>(ConvolutionKernels.Convolve<TTile, TShape, TEpilogue>));
        launch(stream, TilesAcross<TTile>(windows, TShape.Outputs), a, kernel, windows, epilogue);
    }

    /// <summary>The gradient of images with a given tile.</summary>
    internal void ConvolveTransposed<TTile, TShape, TEpilogue>(DeviceMatrix dz, DeviceMatrix kernel, int places, TEpilogue epilogue)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        var launch = Get<ConvolveTransposedKey<TTile, TShape, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, TEpilogue>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, TEpilogue>(ConvolutionKernels.ConvolveTransposed<TTile, TShape, TEpilogue>));
        launch(stream, TilesAcross<TTile>(places, TShape.Channels), dz, kernel, places, epilogue);
    }

    /// <summary>The gradient of a kernel with a given tile.</summary>
    internal void ConvolutionSum<TTile, TShape, TStep>(DeviceMatrix a, DeviceMatrix dz, int windows, int place, TStep step)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, IWindowShape
        where TStep : struct, IDeviceStep
    {
        var launch = Get<ConvolutionSumKey<TTile, TShape, TStep>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, int, TStep>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, int, TStep>(ConvolutionKernels.Sum<TTile, TShape, TStep>));
        launch(stream, Tiles<TTile>(WindowTerms.OfImage<TShape>(), TShape.Outputs), a, dz, windows, place, step);
    }

    /// <summary>The gradient of a kernel over each slice with a given tile.</summary>
    internal void ConvolutionSumOfSlices<TTile, TShape>(DeviceMatrix a, DeviceMatrix dz, RowSlices slices, ArrayView<Float4> sums)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, IWindowShape
    {
        var launch = Get<ConvolutionSumOfSlicesKey<TTile, TShape>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, RowSlices, ArrayView<Float4>>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, RowSlices, ArrayView<Float4>>(ConvolutionKernels.SumOfSlices<TTile, TShape>));
        launch(stream, Tiles<TTile>(WindowTerms.OfImage<TShape>(), TShape.Outputs, slices.Count), a, dz, slices, sums);
    }

    /// <summary>A group a tile, with the rows' tiles along the grid's first axis: CUDA takes 65,535 along the others, and a batch may have more.</summary>
    private static KernelConfig TilesAcross<TTile>(int rows, int columns)
        where TTile : struct, IThreadTile<TTile> =>
        new(new Index3D(RowPadding.Pieces(rows, TTile.Size), RowPadding.Pieces(columns, TTile.Size), 1), new Index3D(TTile.Threads, 1, 1));

    /// <summary>Images have many places and few channels: a large tile of which more than half stood empty would take longer than small ones.</summary>
    private bool IsLargeAcross(int rows, int columns, int slices = 1) => columns > LargeTile.Size / 2 && IsLarge(rows, columns, slices);

    private sealed class ConvolveKey<TTile, TShape, TEpilogue>;

    private sealed class ConvolveTransposedKey<TTile, TShape, TEpilogue>;

    private sealed class ConvolutionSumKey<TTile, TShape, TStep>;

    private sealed class ConvolutionSumOfSlicesKey<TTile, TShape>;

    private sealed class MaxPoolKey<TShape, TEpilogue>;

    private sealed class MaxPoolWithPlacesKey<TShape, TEpilogue>;

    private sealed class MaxPoolBackKey<TShape, TEpilogue>;

    private sealed class AveragePoolKey<TShape, TEpilogue>;

    private sealed class AveragePoolBackKey<TShape, TEpilogue>;
}
