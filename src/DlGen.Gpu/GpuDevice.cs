using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu;

/// <summary>A GPU to train networks on. One thread at a time may use it.</summary>
public sealed class GpuDevice : Device
{
    private readonly Context context;

    private GpuDevice(Context context, ILGPU.Runtime.Device device)
    {
        this.context = context;
        Info = DeviceCatalog.Describe(device);
        try
        {
            Accelerator = device.CreateAccelerator(context);
        }
        catch (Exception exception) when (exception is AcceleratorException or NotSupportedException)
        {
            throw new GpuException($"The device '{Info.Name}' can't be opened: {exception.Message}", exception);
        }

        Launcher = new KernelLauncher(Accelerator);
    }

    /// <summary>The devices that can be opened, ILGPU's CPU accelerator among them.</summary>
    public static IReadOnlyList<GpuDeviceInfo> Devices
    {
        get
        {
            using Context context = DeviceCatalog.CreateContext();
            return [.. context.Devices.Select(DeviceCatalog.Describe)];
        }
    }

    /// <summary>What the device is.</summary>
    public GpuDeviceInfo Info { get; }

    /// <inheritdoc/>
    public override string Name => Info.Name;

    internal Accelerator Accelerator { get; }

    internal KernelLauncher Launcher { get; }

    /// <summary>Opens the best GPU: CUDA before OpenCL, then the one with the most multiprocessors.</summary>
    /// <exception cref="GpuException">There is no GPU, or it can't be opened. The processor is never taken in its place.</exception>
    public static GpuDevice Open() => Open(DeviceCatalog.CreateContext(), DeviceCatalog.Best);

    /// <summary>Opens a device by its name or a part of it; "CPU" is ILGPU's CPU accelerator.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <exception cref="GpuException">There is no such device, or it can't be opened.</exception>
    public static GpuDevice Open(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Open(DeviceCatalog.CreateContext(), context => DeviceCatalog.Named(context, name));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Accelerator.Dispose();
        context.Dispose();
    }

    /// <summary>Opens a device of a context, which is given back with it.</summary>
    internal static GpuDevice Open(Context context, Func<Context, ILGPU.Runtime.Device> choose)
    {
        try
        {
            return new GpuDevice(context, choose(context));
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }
}
