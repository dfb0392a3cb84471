using DlGen.Gpu.Training;
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

    /// <summary>The most bytes that one training may take.</summary>
    internal long MemoryLimit { get; set; } = long.MaxValue;

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

    /// <summary>Predicts on the device: probabilities, or the mean for regression. The network's parameters are copied there first.</summary>
    /// <param name="network">A network that was compiled for GPUs.</param>
    /// <param name="inputs">[n × InputSize], example by example.</param>
    /// <param name="outputs">[n × OutputSize]: where the predictions go.</param>
    /// <exception cref="ArgumentException">The lengths don't fit the network or each other.</exception>
    /// <exception cref="NotSupportedException">The network wasn't compiled for GPUs.</exception>
    /// <exception cref="GpuException">The device has not enough memory, or failed.</exception>
    public void Predict(INetwork<float> network, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        ArgumentNullException.ThrowIfNull(network);
        new GpuPrediction(this, network.Runtime).Run(inputs, outputs);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Accelerator.Dispose();
        context.Dispose();
    }

    internal override TrainingSteps<T> CreateSteps<T>(NetworkRuntime<T> network, Dataset data, TrainingOptions options, int[] order)
    {
        if (network is not NetworkRuntime<float> single)
        {
            throw new NotSupportedException($"{network.Model.Name} computes in double precision; GPUs compute in single.");
        }

        GpuProgram program = CreateProgram(single, Math.Min(options.BatchSize, data.Count));
        try
        {
            return (TrainingSteps<T>)(object)new GpuSteps(program, single, data, options, order);
        }
        catch
        {
            program.Dispose();
            throw;
        }
    }

    /// <summary>A network's formulas on this device, for batches of up to so many examples.</summary>
    /// <exception cref="NotSupportedException">The network wasn't compiled for GPUs.</exception>
    /// <exception cref="GpuException">The device has not enough memory.</exception>
    internal GpuProgram CreateProgram(NetworkRuntime<float> network, int capacity) =>
        (GpuProgram)(network.Model.CreateDeviceProgram
            ?? throw new NotSupportedException(
                $"{network.Model.Name} wasn't compiled for GPUs: its project must reference DlGen.Gpu and not be signed, and its Target must not be Cpu."))
        .Invoke(this, capacity);

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
