using DlGen.Gpu.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu;

internal sealed partial class KernelLauncher
{
    /// <summary>Normalizes each row; the result goes to the epilogue.</summary>
    public void Normalize<TNormalization, TEpilogue>(DeviceMatrix x, DeviceMatrix r, int rows, TEpilogue epilogue)
        where TNormalization : struct, INormalization
        where TEpilogue : struct, IDeviceEpilogue =>
        ByLanes(TNormalization.Columns, new NormalizeLaunch<TNormalization, TEpilogue>(x, r, rows, epilogue));

    /// <summary>The backward pass through a normalization; the gradient of its input goes to the epilogue.</summary>
    public void NormalizeBackward<TNormalization, TEpilogue>(DeviceMatrix dn, DeviceRow gain, DeviceMatrix h, DeviceMatrix r, int rows, TEpilogue epilogue)
        where TNormalization : struct, INormalization
        where TEpilogue : struct, IDeviceEpilogue =>
        ByLanes(TNormalization.Columns, new NormalizeBackwardLaunch<TNormalization, TEpilogue>(dn, gain, h, r, rows, epilogue));

    /// <summary>Normalizes each column over the rows; the result goes to the epilogue.</summary>
    public void BatchNormalize<TEpilogue>(DeviceMatrix x, DeviceRow mean, DeviceRow variance, int rows, int columns, float epsilon, TEpilogue epilogue)
        where TEpilogue : struct, IDeviceEpilogue
    {
        var kernel = Get<BatchNormalizeKey<TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceRow, DeviceRow, int, int, float, TEpilogue>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceRow, DeviceRow, int, int, float, TEpilogue>(BatchNormalizationKernels.Forward));
        kernel(stream, Columns(columns), x, mean, variance, rows, columns, epsilon, epilogue);
    }

    /// <summary>
    /// The backward pass through a batch normalization; the gradient of its input goes to the epilogue, those of the scale and the
    /// shift to the step.
    /// </summary>
    public void BatchNormalizeBackward<TEpilogue, TStep>(
        DeviceMatrix dn,
        DeviceRow gain,
        DeviceRow shift,
        DeviceMatrix h,
        DeviceRow variance,
        int rows,
        int columns,
        float epsilon,
        TEpilogue epilogue,
        TStep step)
        where TEpilogue : struct, IDeviceEpilogue
        where TStep : struct, IDeviceStep
    {
        var kernel = Get<BatchNormalizeBackKey<TEpilogue, TStep>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceRow, DeviceRow, DeviceMatrix, DeviceRow, int, int, float, TEpilogue, TStep>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceRow, DeviceRow, DeviceMatrix, DeviceRow, int, int, float, TEpilogue, TStep>(BatchNormalizationKernels.Backward));
        kernel(stream, Columns(columns), dn, gain, shift, h, variance, rows, columns, epsilon, epilogue, step);
    }

    private static KernelConfig Columns(int columns) => (RowPadding.Pieces(RowPadding.Quads(columns), BatchNormalizationKernels.Quads), RowGroup.Threads);

    private readonly struct NormalizeLaunch<TNormalization, TEpilogue>(DeviceMatrix x, DeviceMatrix r, int rows, TEpilogue epilogue) : ILaunchByLanes
        where TNormalization : struct, INormalization
        where TEpilogue : struct, IDeviceEpilogue
    {
        public void Run<TLanes>(KernelLauncher launcher)
            where TLanes : struct, ILanes
        {
            var kernel = launcher.Get<NormalizeKey<TNormalization, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, TEpilogue>>(
                static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, TEpilogue>(NormalizationKernels.Forward<TLanes, TNormalization, TEpilogue>));
            kernel(launcher.Stream, Rows<TLanes>(rows), x, r, rows, epilogue);
        }
    }

    private readonly struct NormalizeBackwardLaunch<TNormalization, TEpilogue>(DeviceMatrix dn, DeviceRow gain, DeviceMatrix h, DeviceMatrix r, int rows, TEpilogue epilogue) : ILaunchByLanes
        where TNormalization : struct, INormalization
        where TEpilogue : struct, IDeviceEpilogue
    {
        public void Run<TLanes>(KernelLauncher launcher)
            where TLanes : struct, ILanes
        {
            var kernel = launcher.Get<NormalizeBackKey<TNormalization, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceRow, DeviceMatrix, DeviceMatrix, int, TEpilogue>>(
                static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceRow, DeviceMatrix, DeviceMatrix, int, TEpilogue>(NormalizationKernels.Backward<TLanes, TNormalization, TEpilogue>));
            kernel(launcher.Stream, Rows<TLanes>(rows), dn, gain, h, r, rows, epilogue);
        }
    }

    private sealed class NormalizeKey<TNormalization, TEpilogue>;

    private sealed class NormalizeBackKey<TNormalization, TEpilogue>;

    private sealed class BatchNormalizeKey<TEpilogue>;

    private sealed class BatchNormalizeBackKey<TEpilogue, TStep>;
}
