using System.Numerics;
using System.Runtime.InteropServices;
using DlGen.Gpu.Graphs;
using DlGen.Gpu.Kernels;
using DlGen.Gpu.Training;
using DlGen.Runtime;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace DlGen.Gpu;

/// <summary>A GPU to train networks on. One thread at a time may use it.</summary>
public sealed class GpuDevice : Device
{
    // Examples whose predictions are computed together: enough to keep a device busy.
    private const int MostTogether = 4096;

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

        Stream = Accelerator is CudaAccelerator cuda ? cuda.CreateStream(StreamFlags.CU_STREAM_DEFAULT) : Accelerator.DefaultStream;
        Launcher = new KernelLauncher(Accelerator, Stream);
        Recorder = Stream is CudaStream stream && CudaGraphFunctions.Load(CudaDriver.Export) is { } functions
            ? new CudaGraphRecorder(functions, Accelerator.Bind, stream.StreamPtr)
            : null;
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

    /// <summary>
    /// Whether the launches of a training's step are recorded as a CUDA graph and replayed, which takes the host less time.
    /// Where recording fails, and on devices other than CUDA's, each is launched by itself all the same. Trainings that start
    /// later follow a change. Off until it is asked for: graphs have been tested against a driver's stand-in alone.
    /// </summary>
    public bool RecordsSteps { get; set; }

    /// <summary>
    /// Whether networks of <see cref="ProductRounding.Tf32"/> and <see cref="ProductRounding.Bf16"/> run on tensor cores: on NVIDIA's
    /// cards of compute capability 8.0 or later. Elsewhere nothing is rounded.
    /// </summary>
    public bool HasTensorCores => Launcher.HasTensorCores;

    internal Accelerator Accelerator { get; }

    /// <summary>
    /// Where kernels are launched. The default stream can't be recorded; another one of CUDA's still waits for what is put into
    /// the default one, and the other way round, unless it was made not to.
    /// </summary>
    internal AcceleratorStream Stream { get; }

    /// <summary>What records a step's launches; null where the device has nothing of the kind.</summary>
    internal ILaunchRecorder? Recorder { get; set; }

    /// <summary>The most bytes that a training may take, and its evaluation besides.</summary>
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

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (Stream != Accelerator.DefaultStream)
        {
            Stream.Dispose();
        }

        Accelerator.Dispose();
        context.Dispose();
    }

    internal override void Predict<T>(NetworkRuntime<T> network, ReadOnlySpan<T> inputs, Span<T> outputs) =>
        new GpuPrediction(this, Single(network)).Run(MemoryMarshal.Cast<T, float>(inputs), MemoryMarshal.Cast<T, float>(outputs));

    internal override Evaluation Evaluate<T>(NetworkRuntime<T> network, Dataset data, Span<T> predictions)
    {
        using GpuEvaluation evaluation = CreateEvaluation(Single(network), data);
        return evaluation.Run(MemoryMarshal.Cast<T, float>(predictions));
    }

    internal override TrainingSteps<T> CreateSteps<T>(NetworkRuntime<T> network, Dataset data, TrainingOptions options, int[] order)
    {
        NetworkRuntime<float> single = Single(network);
        GpuProgram program = CreateProgram(single, Math.Min(options.BatchSize, data.Count));
        try
        {
            var steps = new GpuSteps(program, single, data, options, order)
            {
                Evaluation = options.Validation is { } validation ? TryCreateEvaluation(single, single.Prepared(validation)) : null,
            };
            return (TrainingSteps<T>)(object)steps;
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
        Create(network, network.Model.CreateDeviceProgram, capacity);

    /// <summary>A network's formulas of inference on this device, for batches of up to so many examples.</summary>
    /// <inheritdoc cref="CreateProgram"/>
    internal GpuProgram CreateInferenceProgram(NetworkRuntime<float> network, int capacity) =>
        Create(network, network.Model.CreateInferenceProgram ?? network.Model.CreateDeviceProgram, capacity);

    /// <summary>Predictions for so many examples on this device.</summary>
    /// <inheritdoc cref="CreateProgram"/>
    internal GpuProgram CreatePrediction(NetworkRuntime<float> network, int examples) =>
        InLargestBatch(examples, capacity => CreateInferenceProgram(network, capacity));

    /// <summary>An evaluation of a dataset on this device.</summary>
    /// <inheritdoc cref="CreateProgram"/>
    internal GpuEvaluation CreateEvaluation(NetworkRuntime<float> network, Dataset data) => InLargestBatch(data.Count, capacity =>
    {
        GpuProgram program = CreateInferenceProgram(network, capacity);
        try
        {
            return new GpuEvaluation(program, network, data);
        }
        catch
        {
            program.Dispose();
            throw;
        }
    });

    private static NetworkRuntime<float> Single<T>(NetworkRuntime<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network as NetworkRuntime<float>
        ?? throw new NotSupportedException($"{network.Model.Name} computes in double precision; GPUs compute in single.");

    /// <summary>An evaluation of a dataset on this device; null where there is no room for it.</summary>
    private GpuEvaluation? TryCreateEvaluation(NetworkRuntime<float> network, Dataset data)
    {
        try
        {
            return CreateEvaluation(network, data);
        }
        catch (GpuException)
        {
            return null;
        }
    }

    /// <summary>What takes all examples in a batch, or where there is no room for that, a half of them, a quarter, …</summary>
    private static T InLargestBatch<T>(int examples, Func<int, T> create)
    {
        for (int capacity = Math.Clamp(examples, 1, MostTogether); ; capacity = RowPadding.Pieces(capacity, 2))
        {
            try
            {
                return create(capacity);
            }
            catch (GpuException) when (capacity > 1)
            {
                // What was taken is given back; the next try takes half of it.
            }
        }
    }

    private GpuProgram Create(NetworkRuntime<float> network, Func<Device, int, DeviceProgram>? create, int capacity) =>
        (GpuProgram)(create
            ?? throw new NotSupportedException(
                $"{network.Model.Name} wasn't compiled for GPUs: its project must reference DlGen.Gpu and not be signed, its Target must not be Cpu, and it must have no Custom layer."))
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
