namespace DlGen.Gpu.Tests.Infrastructure;

/// <summary>The kind of device that a class's tests run on. Where there is none of that kind they are reported as skipped.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnAttribute(GpuDeviceKind kind) : Attribute
{
    public GpuDeviceKind Kind { get; } = kind;
}
