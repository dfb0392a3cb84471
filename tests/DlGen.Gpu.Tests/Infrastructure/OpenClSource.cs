using System.Reflection;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.OpenCL;
using ILGPU.Runtime;
using ILGPU.Runtime.OpenCL;

namespace DlGen.Gpu.Tests.Infrastructure;

/// <summary>Kernels as an OpenCL driver gets them.</summary>
internal static class OpenClSource
{
    /// <summary>A kernel's text, for a device.</summary>
    public static string Of(GpuDevice device, MethodInfo kernel)
    {
        CLBackend backend = ((CLAccelerator)device.Accelerator).Backend;
        return ((CLCompiledKernel)backend.Compile(EntryPointDescription.FromExplicitlyGroupedKernel(kernel), KernelSpecialization.Empty)).Source;
    }
}
