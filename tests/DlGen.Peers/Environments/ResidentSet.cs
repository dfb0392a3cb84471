using System.Globalization;

namespace DlGen.Peers.Environments;

/// <summary>The memory that this process has in RAM, as Linux counts it.</summary>
/// <param name="Bytes">All of it at present.</param>
/// <param name="PeakBytes">The most there was since <see cref="ResetPeak"/>.</param>
/// <param name="FileBytes">What was read from files at present: the code of libraries for the most part.</param>
internal readonly record struct ResidentSet(long Bytes, long PeakBytes, long FileBytes)
{
    public static ResidentSet Read()
    {
        Dictionary<string, string> lines = File.ReadLines("/proc/self/status")
            .Select(static line => line.Split(':', 2))
            .ToDictionary(static parts => parts[0], static parts => parts[1].Trim());
        return new ResidentSet(Bytes("VmRSS"), Bytes("VmHWM"), Bytes("RssFile"));

        // "VmRSS:     12345 kB"
        long Bytes(string name) => 1024 * long.Parse(lines[name].Split(' ')[0], CultureInfo.InvariantCulture);
    }

    /// <summary>Lets the peak begin anew at what there is now.</summary>
    /// <exception cref="IOException">The system doesn't let a process do that.</exception>
    public static void ResetPeak() => File.WriteAllText("/proc/self/clear_refs", "5");
}
