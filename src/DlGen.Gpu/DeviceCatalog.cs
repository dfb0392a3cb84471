using DlGen.Gpu.Kernels;
using DlGen.Gpu.Kernels.Tensor;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.IR;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace DlGen.Gpu;

/// <summary>The devices that drivers offer. ILGPU would take its CPU accelerator where there is no GPU; here nobody gets what he didn't ask for.</summary>
internal static class DeviceCatalog
{
    /// <summary>The name of ILGPU's CPU accelerator.</summary>
    public const string CpuName = "CPU";

    // Groups of up to 256 threads, which its default device is too small for.
    private const int CpuWarp = 32;
    private const int CpuWarps = 8;

    /// <summary>ILGPU's context with every device that a kernel here can run on, and the optimizations the kernels need.</summary>
    public static Context CreateContext() => CreateContext(static builder => builder.OpenCL());

    /// <summary>ILGPU's context as <see cref="CreateContext()"/> makes it, with OpenCL devices of the caller's choice.</summary>
    public static Context CreateContext(Action<Context.Builder> addOpenCl)
    {
        NativeLibraries.Register();
        return Context.Create(builder =>
        {
            // Below O2 ILGPU reads memory through generic addresses.
            builder.EnableAlgorithms().Optimize(OptimizationLevel.O2).Profiling();
            GroupBarrier.Register(builder.GetIntrinsicManager());
            PtxInstructions.Register(builder.GetIntrinsicManager());
            builder.Cuda();
            addOpenCl(builder);
            builder.CPU(new CPUDevice(CpuWarp, CpuWarps, 1));
        });
    }

    public static GpuDeviceInfo Describe(ILGPU.Runtime.Device device) => new(
        KindOf(device),
        device.AcceleratorType == AcceleratorType.CPU ? CpuName : device.Name,
        device.MemorySize,
        device.NumMultiprocessors);

    /// <summary>The best device: CUDA before OpenCL, then the one with the most multiprocessors; never the CPU accelerator.</summary>
    public static ILGPU.Runtime.Device Best(Context context) =>
        context.Devices
            .Where(static device => device.AcceleratorType != AcceleratorType.CPU)
            .OrderBy(KindOf)
            .ThenByDescending(static device => device.NumMultiprocessors)
            .FirstOrDefault()
        ?? throw new GpuException($"There is no GPU. {CudaDriver.Explain(CudaDriver.Version())} {OpenCl(context)} Leave the device out to train on the processor.");

    /// <summary>The first device that has the name, or whose name holds it.</summary>
    public static ILGPU.Runtime.Device Named(Context context, string name) =>
        context.Devices.FirstOrDefault(device => string.Equals(Describe(device).Name, name, StringComparison.OrdinalIgnoreCase))
        ?? context.Devices.FirstOrDefault(device => Describe(device).Name.Contains(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new GpuException($"There is no device '{name}'. There are: {string.Join(", ", context.Devices.Select(static device => $"'{Describe(device).Name}'"))}.");

    private static string OpenCl(Context context) => context.Devices.Any(static device => device.AcceleratorType == AcceleratorType.OpenCL)
        ? ""
        : "No OpenCL device of version 2.0 or later was found.";

    private static GpuDeviceKind KindOf(ILGPU.Runtime.Device device) => device.AcceleratorType switch
    {
        AcceleratorType.Cuda => GpuDeviceKind.Cuda,
        AcceleratorType.OpenCL => GpuDeviceKind.OpenCl,
        _ => GpuDeviceKind.Cpu,
    };
}
