using System.Reflection;
using System.Runtime.InteropServices;
using ILGPU;

namespace DlGen.Gpu;

/// <summary>
/// Finds the drivers' libraries on plain Linux installs: ILGPU imports <c>cuda</c> and <c>OpenCL</c>, but without development
/// packages only the names with a version exist.
/// </summary>
internal static class NativeLibraries
{
    private static readonly Lazy<bool> Registered = new(static () =>
    {
        NativeLibrary.SetDllImportResolver(typeof(Context).Assembly, Resolve);
        return true;
    });

    /// <summary>Has ILGPU's imports looked up here from now on.</summary>
    public static void Register() => _ = Registered.Value;

    /// <summary>The library's file name where it isn't the one imported; null where it is.</summary>
    public static string? Versioned(string name) => OperatingSystem.IsLinux()
        ? name switch
        {
            "cuda" => "libcuda.so.1",
            "OpenCL" => "libOpenCL.so.1",
            _ => null,
        }
        : null;

    // Zero leaves the search to .NET.
    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        Versioned(name) is { } file && NativeLibrary.TryLoad(file, out nint library) ? library : 0;
}
