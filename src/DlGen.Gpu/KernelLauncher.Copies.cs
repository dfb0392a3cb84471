using DlGen.Gpu.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu;

internal sealed partial class KernelLauncher
{
    /// <summary>Each example's rows laid end to end.</summary>
    public void Flatten(DeviceMatrix from, DeviceMatrix to, int batch, int height, int width)
    {
        var kernel = Get<FlattenKey, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, int, int>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, int, int>(CopyKernels.Flatten));
        kernel(stream, Quads(batch, height * width), from, to, batch, height, width);
    }

    /// <summary>Each example's row cut into rows.</summary>
    public void Unflatten(DeviceMatrix from, DeviceMatrix to, int batch, int height, int width)
    {
        var kernel = Get<UnflattenKey, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, int, int>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, int, int>(CopyKernels.Unflatten));
        kernel(stream, Quads(batch * height, width), from, to, batch, height, width);
    }

    /// <summary>Images channel by channel → place by place.</summary>
    public void ToPlaces(DeviceMatrix from, DeviceMatrix to, int batch, int channels, int places)
    {
        var kernel = Get<ToPlacesKey, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, int, int>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, int, int>(CopyKernels.ToPlaces));
        kernel(stream, Quads(batch * places, channels), from, to, batch, channels, places);
    }

    /// <summary>Images place by place → channel by channel.</summary>
    public void FromPlaces(DeviceMatrix from, DeviceMatrix to, int batch, int channels, int places)
    {
        var kernel = Get<FromPlacesKey, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, int, int>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, int, int>(CopyKernels.FromPlaces));
        kernel(stream, Quads(batch, channels * places), from, to, batch, channels, places);
    }

    /// <summary>The columns of two matrices side by side.</summary>
    public void Concatenate(DeviceMatrix left, int leftWidth, DeviceMatrix right, int rightWidth, DeviceMatrix to, int rows)
    {
        var kernel = Get<ConcatenateKey, Action<AcceleratorStream, KernelConfig, DeviceMatrix, int, DeviceMatrix, int, DeviceMatrix, int>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, int, DeviceMatrix, int, DeviceMatrix, int>(CopyKernels.Concatenate));
        kernel(stream, Quads(rows, leftWidth + rightWidth), left, leftWidth, right, rightWidth, to, rows);
    }

    /// <summary>The <paramref name="width"/> columns of a matrix from <paramref name="start"/> on.</summary>
    public void Slice(DeviceMatrix from, int start, DeviceMatrix to, int width, int rows)
    {
        var kernel = Get<SliceKey, Action<AcceleratorStream, KernelConfig, DeviceMatrix, int, DeviceMatrix, int, int>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, int, DeviceMatrix, int, int>(CopyKernels.Slice));
        kernel(stream, Quads(rows, width), from, start, to, width, rows);
    }

    private sealed class FlattenKey;

    private sealed class UnflattenKey;

    private sealed class ToPlacesKey;

    private sealed class FromPlacesKey;

    private sealed class ConcatenateKey;

    private sealed class SliceKey;
}
