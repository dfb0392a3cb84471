namespace DlGen.Gpu.Tests.Infrastructure;

/// <summary>A device for all tests of its kind, opened when the first of them needs it. They run one after the other.</summary>
public abstract class DeviceFixture(GpuDeviceKind kind) : IDisposable
{
    private GpuDevice? device;

    public GpuDevice Device => device ??= TestDevices.Open(kind);

    public void Dispose()
    {
        device?.Dispose();
        GC.SuppressFinalize(this);
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
