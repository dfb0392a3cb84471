using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using ILGPU;
using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace DlGen.Gpu.Tests.Infrastructure;

/// <summary>Kernels compiled for NVIDIA's assembler, which needs no GPU.</summary>
internal static class Ptx
{
    private static readonly ConcurrentDictionary<MethodInfo, string> Compiled = new();

    /// <summary>A kernel of the library, for these types.</summary>
    public static MethodInfo Kernel(Type type, string name, params Type[] arguments)
    {
        MethodInfo method = type.GetMethods().Single(method => method.Name == name);
        return arguments.Length == 0 ? method : method.MakeGenericMethod(arguments);
    }

    /// <summary>Its text.</summary>
    public static string Of(MethodInfo kernel) => Compiled.GetOrAdd(kernel, static kernel =>
    {
        using Context context = DeviceCatalog.CreateContext();
        using var backend = new PTXBackend(context, CudaArchitecture.SM_90, CudaInstructionSet.ISA_88, null!);
        return ((PTXCompiledKernel)backend.Compile(EntryPointDescription.FromExplicitlyGroupedKernel(kernel), KernelSpecialization.Empty)).PTXAssembly;
    });

    /// <summary>Fails where values are kept in local memory, which is as slow as global, or a function is called that isn't there.</summary>
    public static void AssertSound(string ptx)
    {
        Assert.Contains(".entry", ptx, StringComparison.Ordinal);
        Assert.DoesNotContain(".local", ptx, StringComparison.Ordinal);
        foreach (Match call in Regex.Matches(ptx, @"\bcall\S*\s+(?:\([^)]*\),\s*)?(\w+)"))
        {
            Assert.Matches($@"\.func[^;]*\b{call.Groups[1].Value}\b[^;]*\{{", ptx);
        }
    }
}
