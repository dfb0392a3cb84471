using DlGen.Gpu.Kernels;
using DlGen.Kernels;

namespace DlGen.Gpu;

/// <content>Convolutions in groups. Images lie place by place, and so do their results.</content>
public abstract partial class GpuProgram
{
    /// <summary>z[o, i, j] = Σ K[o, c, r, s]·a[g(o)+c, i+r, j+s] over the channels of the output's group, then the epilogue.</summary>
    protected void ConvolveGroups<TShape, TEpilogue>(DeviceMatrix a, DeviceWeights kernel, int batch, TEpilogue epilogue)
        where TShape : struct, IGroupedWindowShape
        where TEpilogue : struct, IDeviceEpilogue => launcher.ConvolveGroups<TShape, TEpilogue>(a, kernel.Matrix, batch, epilogue);

    /// <summary>da[g(o)+c, i+r, j+s] = Σ K[o, c, r, s]·dz[o, i, j] over the outputs of the channel's group, then the epilogue.</summary>
    protected void ConvolveGroupsTransposed<TShape, TEpilogue>(DeviceMatrix dz, DeviceWeights kernel, int batch, TEpilogue epilogue)
        where TShape : struct, IGroupedWindowShape
        where TEpilogue : struct, IDeviceEpilogue => launcher.ConvolveGroupsTransposed<TShape, TEpilogue>(dz, kernel.Matrix, batch, epilogue);

    /// <summary>dK[o, c, r, s] = Σ over the batch of dz[o, i, j]·a[g(o)+c, i+r, j+s], then the step of K.</summary>
    protected void GroupedConvolutionSum<TShape, TStep>(DeviceMatrix a, DeviceMatrix dz, int batch, DeviceWeights kernel, TStep step)
        where TShape : struct, IGroupedWindowShape
        where TStep : struct, IDeviceStep
    {
        int windows = KernelLauncher.Windows<TShape>(batch);
        int groups = KernelLauncher.GroupedSumGroups(GroupedConvolutionKernels.KernelRows<TShape>(), TShape.Outputs);
        var slices = RowSlices.For(windows, groups, launcher.ShortestSlice);
        if (slices.Count == 1)
        {
            launcher.GroupedConvolutionSum<TShape, TStep>(a, dz, windows, kernel.Place, step);
            return;
        }

        ReserveForBackward();
        launcher.GroupedConvolutionSumOfSlices<TShape>(a, dz, slices, sliceSums);
        launcher.SumSlices(sliceSums, slices.Count, new GradientPlaces(kernel.Place, GroupedConvolutionKernels.Length<TShape>()), step);
    }

    /// <summary>Says that there is a <see cref="GroupedConvolutionSum{TShape, TStep}"/>, whose weight matrix is the kernel's.</summary>
    /// <param name="windows">Windows an example that it sums over.</param>
    /// <param name="rows">The weight matrix's rows.</param>
    /// <param name="outputs">The weight matrix's columns.</param>
    protected void SlicedGroupedSum(int windows, int rows, int outputs) =>
        PlanSlices(windows, KernelLauncher.GroupedSumGroups(rows, outputs), SliceGradients.OfWeights(rows, outputs));
}
