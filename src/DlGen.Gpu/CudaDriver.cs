using System.Globalization;
using System.Runtime.InteropServices;

namespace DlGen.Gpu;

/// <summary>NVIDIA's driver, for what ILGPU doesn't import: its version, for users whose card isn't found, and other functions by name.</summary>
internal static class CudaDriver
{
    private delegate int GetVersion(out int version);

    /// <summary>The newest CUDA version the installed driver supports, 1000·major + 10·minor; null without a driver.</summary>
    public static int? Version()
    {
        nint function = Export("cuDriverGetVersion");
        return function != 0 && Marshal.GetDelegateForFunctionPointer<GetVersion>(function)(out int version) == 0 ? version : null;
    }

    /// <summary>The address of one of the driver's functions; 0 where there is none, or no driver.</summary>
    public static nint Export(string function)
    {
        string name = NativeLibraries.Versioned("cuda") ?? (OperatingSystem.IsWindows() ? "nvcuda" : "cuda");
        return NativeLibrary.TryLoad(name, out nint library) && NativeLibrary.TryGetExport(library, function, out nint address) ? address : 0;
    }

    /// <summary>Why there is no CUDA device, as a sentence.</summary>
    public static string Explain(int? version) => version is { } found
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"NVIDIA's driver is installed and supports CUDA {found / 1000}.{found % 1000 / 10}, but offers no device that ILGPU can use: the driver is too old, or no card is visible (nvidia-smi lists them).")
        : "No NVIDIA driver is installed.";
}
