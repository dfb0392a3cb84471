using DlGen.Gpu.Kernels;
using DlGen.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu;

/// <summary>Images that are enlarged.</summary>
internal sealed partial class KernelLauncher
{
    /// <summary>An enlarged image, which goes to the epilogue.</summary>
    public void Upsample<TShape, TEpilogue>(DeviceMatrix a, int batch, TEpilogue epilogue)
        where TShape : struct, IUpsampling
        where TEpilogue : struct, IDeviceEpilogue
    {
        int outputs = checked(batch * TShape.Height * TShape.Width * TShape.Scale * TShape.Scale);
        var kernel = Get<UpsampleKey<TShape, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, int, TEpilogue>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, int, TEpilogue>(UpsampleKernels.Forward<TShape, TEpilogue>));
        kernel(stream, Quads(outputs, TShape.Channels), a, outputs, epilogue);
    }

    /// <summary>The backward pass through an enlargement; the gradient of the images goes to the epilogue.</summary>
    public void UpsampleBackward<TShape, TEpilogue>(DeviceMatrix du, int batch, TEpilogue epilogue)
        where TShape : struct, IUpsampling
        where TEpilogue : struct, IDeviceEpilogue
    {
        int places = checked(batch * TShape.Height * TShape.Width);
        var kernel = Get<UpsampleBackKey<TShape, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, int, TEpilogue>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, int, TEpilogue>(UpsampleKernels.Backward<TShape, TEpilogue>));
        kernel(stream, Quads(places, TShape.Channels), du, places, epilogue);
    }

    private sealed class UpsampleKey<TShape, TEpilogue>;

    private sealed class UpsampleBackKey<TShape, TEpilogue>;
}
