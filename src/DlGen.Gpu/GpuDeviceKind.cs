namespace DlGen.Gpu;

/// <summary>The way in which a device is driven.</summary>
public enum GpuDeviceKind
{
    /// <summary>NVIDIA's driver.</summary>
    Cuda,

    /// <summary>An OpenCL driver, version 2.0 or later.</summary>
    OpenCl,

    /// <summary>
    /// This process's processor, running kernels thread by thread: thousands of times slower than a GPU, to try them where
    /// there is none. It is only ever opened by its name.
    /// </summary>
    Cpu,
}
