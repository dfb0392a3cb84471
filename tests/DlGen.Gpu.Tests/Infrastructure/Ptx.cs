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
    // One for all kernels, which share most of their functions: what ILGPU has read of a function it keeps.
    private static readonly Lazy<Context> Shared = new(static () => DeviceCatalog.CreateContext());

    private static readonly Dictionary<CudaArchitecture, PTXBackend> Backends = [];

    private static readonly Dictionary<(MethodInfo Kernel, CudaArchitecture Architecture), string> Compiled = [];

    /// <summary>A kernel of the library, for these types.</summary>
    public static MethodInfo Kernel(Type type, string name, params Type[] arguments)
    {
        MethodInfo method = type.GetMethods().Single(method => method.Name == name);
        return arguments.Length == 0 ? method : method.MakeGenericMethod(arguments);
    }

    /// <summary>A kernel's text for cards of compute capability 9.0.</summary>
    public static string Of(MethodInfo kernel) => Of(kernel, CudaArchitecture.SM_90);

    /// <summary>A kernel's text for cards of a compute capability.</summary>
    public static string Of(MethodInfo kernel, CudaArchitecture architecture)
    {
        if (!Compiled.TryGetValue((kernel, architecture), out string? ptx))
        {
            ptx = Compile(BackendFor(architecture), kernel);
            Compiled.Add((kernel, architecture), ptx);
        }

        return ptx;
    }

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

    private static PTXBackend BackendFor(CudaArchitecture architecture)
    {
        if (!Backends.TryGetValue(architecture, out PTXBackend? backend))
        {
            backend = new PTXBackend(Shared.Value, architecture, CudaInstructionSet.ISA_88, null!);
            Backends.Add(architecture, backend);
        }

        return backend;
    }

    private static string Compile(PTXBackend backend, MethodInfo kernel) => ((PTXCompiledKernel)backend.Compile(
        EntryPointDescription.FromExplicitlyGroupedKernel(kernel), KernelSpecialization.Empty)).PTXAssembly;
}
