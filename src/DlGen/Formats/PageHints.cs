using System.Runtime.InteropServices;

namespace DlGen.Formats;

/// <summary>
/// Tells the system which pages of a mapped file will be needed soon. It then reads them at once, many at a time, where a thread that
/// touches them would wait for one after the other: a disk serves ten times as many rows in that way. Where the system has no such call
/// nothing happens, and the pages are read when they are touched.
/// </summary>
internal static unsafe partial class PageHints
{
    // MADV_NORMAL, MADV_RANDOM and MADV_WILLNEED, of the same values on Linux and macOS.
    private const int Normal = 0;
    private const int Random = 1;
    private const int WillNeed = 3;

    private static volatile bool isMissing;

    /// <summary>Begins to read the pages that hold these bytes, and returns without waiting for them.</summary>
    public static void WillBeNeeded(byte* start, long bytes) => Advise(start, bytes, WillNeed);

    /// <summary>
    /// Says whether these bytes are read here and there rather than in order. For a page that is missed the system reads megabytes around it
    /// otherwise, which drives out what was fetched.
    /// </summary>
    public static void AreReadAtRandom(byte* start, long bytes, bool atRandom) => Advise(start, bytes, atRandom ? Random : Normal);

    private static void Advise(byte* start, long bytes, int advice)
    {
        if (isMissing)
        {
            return;
        }

        nuint first = (nuint)start & ~((nuint)Environment.SystemPageSize - 1);
        nuint length = (nuint)start + (nuint)bytes - first;
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                Advise((void*)first, length, advice);
            }
            else if (advice == WillNeed)
            {
                var range = new Range { Start = first, Length = length };
                PrefetchVirtualMemory(CurrentProcess, 1, &range, 0);
            }
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            isMissing = true;
        }
    }

    // The pseudo-handle that GetCurrentProcess returns.
    private static nint CurrentProcess => -1;

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* start, nuint length, int advice);

    [LibraryImport("kernel32")]
    private static partial int PrefetchVirtualMemory(nint process, nuint count, Range* ranges, uint flags);

    /// <summary>Windows' WIN32_MEMORY_RANGE_ENTRY.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Range
    {
        public nuint Start;
        public nuint Length;
    }
}
