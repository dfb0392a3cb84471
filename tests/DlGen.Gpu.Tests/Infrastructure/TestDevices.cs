using System.Reflection;
using ILGPU;
using ILGPU.IR;
using ILGPU.Runtime;
using ILGPU.Runtime.OpenCL;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace DlGen.Gpu.Tests.Infrastructure;

/// <summary>The devices that tests run on: the first of each kind.</summary>
internal static class TestDevices
{
    private static readonly Lazy<(HashSet<GpuDeviceKind> Kinds, bool IsOpenClOfProcessor)> Present = new(static () =>
    {
        using Context context = CreateContext();
        return (
            [.. context.Devices.Select(static device => DeviceCatalog.Describe(device).Kind)],
            context.Devices.OfType<CLDevice>().FirstOrDefault()?.DeviceType == CLDeviceType.CL_DEVICE_TYPE_CPU);
    });

    public static GpuDevice Open(GpuDeviceKind kind) =>
        GpuDevice.Open(kind == GpuDeviceKind.Cpu ? CreateCpuContext() : CreateContext(), context => context.Devices.First(device => DeviceCatalog.Describe(device).Kind == kind));

    /// <summary>Why a method's class has no device; null where it has.</summary>
    public static string? WhyNone(ITestMethod method)
    {
        GpuDeviceKind kind = KindFor(method);
        return Present.Value.Kinds.Contains(kind) ? null : $"There is no {kind} device.";
    }

    /// <summary>Whether a method's class is about the CPU accelerator, and there is another device too.</summary>
    public static bool IsCpuBesideAnother(ITestMethod method) => KindFor(method) == GpuDeviceKind.Cpu && Present.Value.Kinds.Count > 1;

    /// <summary>Whether a method's class is about OpenCL, and that is a processor's.</summary>
    public static bool IsOpenClOfProcessor(ITestMethod method) => KindFor(method) == GpuDeviceKind.OpenCl && Present.Value.IsOpenClOfProcessor;

    /// <summary>A test that is reported as skipped.</summary>
    public static IXunitTestCase Skipped(IMessageSink messages, ITestFrameworkDiscoveryOptions options, ITestMethod method, string reason) =>
        new XunitSkippedDataRowTestCase(messages, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), method, reason);

    private static GpuDeviceKind KindFor(ITestMethod method)
    {
        IAttributeInfo on = method.TestClass.Class.GetCustomAttributes(typeof(OnAttribute)).Single();
        return (GpuDeviceKind)on.GetConstructorArguments().Single();
    }

    /// <summary>
    /// For the CPU accelerator alone, which runs a kernel's .NET method: what ILGPU makes of it besides is thrown away, and to optimize
    /// that took most of these tests' time.
    /// </summary>
    private static Context CreateCpuContext() => DeviceCatalog.CreateContext(static builder => builder.Optimize(OptimizationLevel.O0));

    /// <summary>
    /// With OpenCL devices that ILGPU would leave out for lack of the generic address space, which kernels compiled at O2 don't
    /// need: PoCL, OpenCL on the processor, is one.
    /// </summary>
    private static Context CreateContext() => DeviceCatalog.CreateContext(static builder => builder.OpenCL(static device =>
    {
        PropertyInfo genericAddressSpace = typeof(CLCapabilityContext).GetProperty("GenericAddressSpace")!;
        genericAddressSpace.SetValue(device.Capabilities, true);
        return true;
    }));
}
