using DlGen.Gpu.Tests.Kernels.Tensor;

namespace DlGen.Gpu.Tests.Infrastructure;

/// <summary>
/// A device for the tests of a collection, opened when the first of them needs it, so that they share the kernels it has
/// compiled. They run one after the other, and beside those of another collection.
/// </summary>
public abstract class DeviceFixture(GpuDeviceKind kind) : IDisposable
{
    private GpuDevice? device;
    private GpuDevice? tensorDevice;

    public GpuDevice Device
    {
        get
        {
            device ??= TestDevices.Open(kind);
            OneCore.KeepThreads();
            return device;
        }
    }

    /// <summary>Another one, whose tensor cores are emulated where it has none.</summary>
    public GpuDevice TensorDevice => tensorDevice ??= OpenWithTensorCores();

    public void Dispose()
    {
        device?.Dispose();
        tensorDevice?.Dispose();
        GC.SuppressFinalize(this);
    }

    private GpuDevice OpenWithTensorCores()
    {
        GpuDevice opened = TestDevices.Open(kind);
        if (!opened.HasTensorCores)
        {
            opened.Launcher.UseForTensors<EmulatedInstructions>();
        }

        return opened;
    }
}

public sealed class CudaFixture() : DeviceFixture(GpuDeviceKind.Cuda);

public sealed class OpenClFixture() : DeviceFixture(GpuDeviceKind.OpenCl);

public sealed class CpuFixture() : DeviceFixture(GpuDeviceKind.Cpu);

[CollectionDefinition(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaCollection : ICollectionFixture<CudaFixture>;

[CollectionDefinition(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClCollection : ICollectionFixture<OpenClFixture>;

[CollectionDefinition(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuCollection : ICollectionFixture<CpuFixture>;

/// <summary>
/// Tests of groups of 256 threads, with a device of their own: the CPU accelerator keeps the threads that a group once had, and
/// wakes all of them at every launch, however few it needs.
/// </summary>
[CollectionDefinition(nameof(CpuLargeGroupsCollection))]
public sealed class CpuLargeGroupsCollection : ICollectionFixture<CpuFixture>;
