using static System.FormattableString;

namespace DlGen.Formats;

/// <summary>Writes a file so that its path names either the old content or the whole of the new one, never a part.</summary>
internal static class AtomicFile
{
    /// <summary>Writes to a temporary file in the same folder and renames it over <paramref name="path"/>.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder doesn't exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is there already and read-only.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        // A rename would replace a symbolic link instead of the file that it points to.
        var file = new FileInfo(path);
        string target = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        string folder = Path.GetDirectoryName(target) ?? target;
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException(Invariant($"{path}: there is no folder {folder}."));
        }

        // A rename would replace even a file that must not be written.
        var old = new FileInfo(target);
        if (old.Exists && old.IsReadOnly)
        {
            throw new UnauthorizedAccessException(Invariant($"{path}: the file is read-only."));
        }

        string temporary = Path.Combine(folder, Invariant($".{Path.GetFileName(target)}.{Path.GetRandomFileName()}.tmp"));
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);

                // Without it, a loss of power after the rename could leave an empty file under the final name.
                stream.Flush(flushToDisk: true);
            }

            if (old.Exists && !OperatingSystem.IsWindows())
            {
                // What only its owner could read stays so.
                File.SetUnixFileMode(temporary, old.UnixFileMode);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
