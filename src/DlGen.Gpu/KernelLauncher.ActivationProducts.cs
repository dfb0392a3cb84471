using DlGen.Gpu.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu;

internal sealed partial class KernelLauncher
{
    /// <summary>a·b of each example, or aᵀ·b; the result goes to the epilogue.</summary>
    public void ActivationProduct<TEpilogue>(DeviceMatrix a, DeviceMatrix b, int rows, ActivationProductShape shape, bool isTransposed, TEpilogue epilogue)
        where TEpilogue : struct, IDeviceEpilogue
    {
        var kernel = Get<ActivationProductKey<TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, ActivationProductShape, int, TEpilogue>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, ActivationProductShape, int, TEpilogue>(ActivationProductKernels.Run));
        kernel(stream, Quads(rows, shape.Columns), a, b, rows, shape, isTransposed ? 1 : 0, epilogue);
    }

    /// <summary>a·bᵀ of each example; the result goes to the epilogue.</summary>
    public void ActivationProductRightTransposed<TEpilogue>(DeviceMatrix a, DeviceMatrix b, int rows, ActivationProductShape shape, TEpilogue epilogue)
        where TEpilogue : struct, IDeviceEpilogue
    {
        var kernel = Get<ActivationProductRightTransposedKey<TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, ActivationProductShape, TEpilogue>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, ActivationProductShape, TEpilogue>(ActivationProductKernels.RightTransposed));
        kernel(stream, Quads(rows, shape.Columns), a, b, rows, shape, epilogue);
    }

    private sealed class ActivationProductKey<TEpilogue>;

    private sealed class ActivationProductRightTransposedKey<TEpilogue>;
}
