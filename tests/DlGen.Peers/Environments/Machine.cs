using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DlGen.Peers.Environments;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static string Describe()
    {
        int bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        return FormattableString.Invariant(
            $"{Processor()}, {Environment.ProcessorCount} cores, {bits}-bit vectors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");
    }

    /// <summary>The system's load average of the last minute, which should be near zero before anything is measured.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string Processor()
    {
        const string file = "/proc/cpuinfo";
        string? line = File.Exists(file)
            ? File.ReadLines(file).FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
