using System.Globalization;
using System.Runtime.InteropServices;

namespace DlGen.Gpu;

/// <summary>What NVIDIA's driver says of itself, when ILGPU finds no CUDA device and a user should know why.</summary>
internal static class CudaDriver
{
    private delegate int GetVersion(out int version);

    /// <summary>The newest CUDA version the installed driver supports, 1000·major + 10·minor; null without a driver.</summary>
    public static int? Version()
    {
        string name = NativeLibraries.Versioned("cuda") ?? (OperatingSystem.IsWindows() ? "nvcuda" : "cuda");
        return NativeLibrary.TryLoad(name, out nint library)
            && NativeLibrary.TryGetExport(library, "cuDriverGetVersion", out nint function)
            && Marshal.GetDelegateForFunctionPointer<GetVersion>(function)(out int version) == 0
            ? version
            : null;
    }

    /// <summary>Why there is no CUDA device, as a sentence.</summary>
    public static string Explain(int? version) => version is { } found
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"NVIDIA's driver is installed and supports CUDA {found / 1000}.{found % 1000 / 10}, but offers no device that ILGPU can use: the driver is too old, or no card is visible (nvidia-smi lists them).")
        : "No NVIDIA driver is installed.";
}
