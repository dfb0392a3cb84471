namespace DlGen.Gpu;

/// <summary>A device that can be opened.</summary>
/// <param name="Kind">How it is driven.</param>
/// <param name="Name">The name that its driver gives it; "CPU" for <see cref="GpuDeviceKind.Cpu"/>.</param>
/// <param name="MemorySize">Bytes of memory it has.</param>
/// <param name="Multiprocessors">Processors that run groups of threads each.</param>
public sealed record GpuDeviceInfo(GpuDeviceKind Kind, string Name, long MemorySize, int Multiprocessors);
