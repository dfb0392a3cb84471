using System.Runtime.InteropServices;

namespace DlGen.Formats;

/// <summary>Sends a folder's entries to the disk, so that a file that was renamed is still there under its new name after a loss of power.</summary>
internal static partial class FolderSync
{
    private const int ReadOnly = 0;

    /// <summary>Waits until the folder's entries are on the disk, where the system can do that; Windows sees to it by itself.</summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int descriptor = Open(folder, ReadOnly, 0);
        if (descriptor < 0)
        {
            return;
        }

        // The file is in place and whole. Some file systems can't do more, and answer with an error.
        _ = Sync(descriptor);
        _ = Close(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
