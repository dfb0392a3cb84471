using DlGen.Gpu.Kernels;
using DlGen.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu;

/// <summary>Convolutions in groups.</summary>
internal sealed partial class KernelLauncher
{
    /// <summary>Every window of the images times the weights of its groups; the results go to the epilogue.</summary>
    public void ConvolveGroups<TShape, TEpilogue>(DeviceMatrix a, DeviceMatrix kernel, int batch, TEpilogue epilogue)
        where TShape : struct, IGroupedWindowShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        int windows = Windows<TShape>(batch);
        var launch = Get<ConvolveGroupsKey<TShape, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, TEpilogue>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, TEpilogue>(GroupedConvolutionKernels.Convolve<TShape, TEpilogue>));
        launch(stream, Quads(windows, TShape.Outputs), a, kernel, windows, epilogue);
    }

    /// <summary>What the gradients of all windows say of the images; the results go to the epilogue.</summary>
    public void ConvolveGroupsTransposed<TShape, TEpilogue>(DeviceMatrix dz, DeviceMatrix kernel, int batch, TEpilogue epilogue)
        where TShape : struct, IGroupedWindowShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        int places = Places<TShape>(batch);
        var launch = Get<ConvolveGroupsTransposedKey<TShape, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, TEpilogue>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, TEpilogue>(GroupedConvolutionKernels.ConvolveTransposed<TShape, TEpilogue>));
        launch(stream, Quads(places, TShape.Channels), dz, kernel, places, epilogue);
    }

    /// <summary>The gradient of a kernel in groups, with the step for the parameters from the place on.</summary>
    public void GroupedConvolutionSum<TShape, TStep>(DeviceMatrix a, DeviceMatrix dz, int windows, int place, TStep step)
        where TShape : struct, IGroupedWindowShape
        where TStep : struct, IDeviceStep
    {
        var launch = Get<GroupedSumKey<TShape, TStep>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, int, TStep>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, int, TStep>(GroupedConvolutionKernels.Sum<TShape, TStep>));
        launch(stream, (GroupedSumGroups(GroupedConvolutionKernels.KernelRows<TShape>(), TShape.Outputs), RowGroup.Threads), a, dz, windows, place, step);
    }

    /// <summary>The gradient of a kernel in groups over each slice of the windows, one slice's after the other's.</summary>
    public void GroupedConvolutionSumOfSlices<TShape>(DeviceMatrix a, DeviceMatrix dz, RowSlices slices, ArrayView<Float4> sums)
        where TShape : struct, IGroupedWindowShape
    {
        var launch = Get<GroupedSumOfSlicesKey<TShape>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, RowSlices, ArrayView<Float4>>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, RowSlices, ArrayView<Float4>>(GroupedConvolutionKernels.SumOfSlices<TShape>));
        var grid = new Index3D(GroupedSumGroups(GroupedConvolutionKernels.KernelRows<TShape>(), TShape.Outputs), slices.Count, 1);
        launch(stream, new KernelConfig(grid, new Index3D(RowGroup.Threads, 1, 1)), a, dz, slices, sums);
    }

    /// <summary>Groups of threads that it takes to sum up the gradient of a kernel of so many rows as a whole.</summary>
    internal static int GroupedSumGroups(int rows, int outputs) => RowPadding.Pieces(rows * RowPadding.Quads(outputs), GroupedConvolutionKernels.SumQuads);

    private sealed class ConvolveGroupsKey<TShape, TEpilogue>;

    private sealed class ConvolveGroupsTransposedKey<TShape, TEpilogue>;

    private sealed class GroupedSumKey<TShape, TStep>;

    private sealed class GroupedSumOfSlicesKey<TShape>;
}
