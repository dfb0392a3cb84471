using DlGen.Gpu.Tests.Infrastructure;

// Two at a time: one that compiles for PoCL, and one on ILGPU's CPU accelerator.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace DlGen.Gpu.Parity.Tests;

[CollectionDefinition(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaCollection : ICollectionFixture<CudaFixture>;

[CollectionDefinition(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClCollection : ICollectionFixture<OpenClFixture>;

[CollectionDefinition(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuCollection : ICollectionFixture<CpuFixture>;
