using System.Runtime.InteropServices;

namespace DlGen.Formats;

/// <summary>
/// Tells the system which pages of a mapped file will be needed soon. It then reads them at once, many at a time, where a thread that
/// touches them would wait for one after the other: a disk serves ten times as many rows in that way. Where the system has no such call
/// nothing happens, and the pages are read when they are touched.
/// </summary>
internal static unsafe partial class PageHints
{
    // MADV_WILLNEED, of the same value on Linux and macOS.
    private const int WillNeed = 3;

    private static volatile bool isMissing;

    /// <summary>Begins to read the pages that hold these bytes, and returns without waiting for them.</summary>
    public static void WillBeNeeded(byte* start, int bytes)
    {
        if (isMissing)
        {
            return;
        }

        nuint first = (nuint)start & ~((nuint)Environment.SystemPageSize - 1);
        nuint length = (nuint)start + (nuint)bytes - first;
        try
        {
            if (OperatingSystem.IsWindows())
            {
                var range = new Range { Start = first, Length = length };
                PrefetchVirtualMemory(CurrentProcess, 1, &range, 0);
            }
            else
            {
                Advise((void*)first, length, WillNeed);
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
