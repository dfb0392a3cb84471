using System.Globalization;
using System.Runtime.InteropServices;

namespace DlGen.Gpu.Tests.Infrastructure;

/// <summary>
/// Keeps the threads of ILGPU's CPU accelerator on one core. It has a thread of the system for each of a group, and they meet at every
/// barrier. On several cores, those that are woken find the barrier's lock held by the thread that wakes the next one: twenty times as many
/// switches between threads, and three times the processor's time.
/// </summary>
internal static partial class OneCore
{
    /// <summary>The size of a set of cores, in bytes: room for 1,024.</summary>
    private const int SetSize = 128;

    private static readonly byte[] Set = new byte[SetSize];

    /// <summary>The threads that are kept already. The accelerator keeps its threads, so that no other gets an id of these.</summary>
    private static readonly HashSet<int> Kept = [];

    /// <summary>Keeps the threads that the accelerators have by now; a launch of larger groups starts more. Linux alone needs it.</summary>
    public static void KeepThreads()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        lock (Kept)
        {
            foreach (string folder in Directory.EnumerateDirectories("/proc/self/task"))
            {
                int thread = int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture);
                if (!Kept.Contains(thread) && IsOfAccelerator(folder))
                {
                    _ = Kept.Add(thread);
                    _ = SetAffinity(thread, SetSize, OneOfOurs());
                }
            }
        }
    }

    private static bool IsOfAccelerator(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "comm")).StartsWith("ILGPU_", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false; // It has ended.
        }
    }

    /// <summary>A core that this process may use. Another process of tests, which runs at the same time, is likely to get another.</summary>
    private static byte[] OneOfOurs()
    {
        if (Array.TrueForAll(Set, static bits => bits == 0) && GetAffinity(0, SetSize, Set) == 0)
        {
            int[] cores = [.. Enumerable.Range(0, 8 * SetSize).Where(static core => (Set[core / 8] >> (core % 8) & 1) != 0)];
            int chosen = cores[Environment.ProcessId % cores.Length];
            Array.Clear(Set);
            Set[chosen / 8] = (byte)(1 << (chosen % 8));
        }

        return Set;
    }

    [LibraryImport("libc", EntryPoint = "sched_getaffinity")]
    private static partial int GetAffinity(int thread, nint size, byte[] set);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nint size, byte[] set);
}
