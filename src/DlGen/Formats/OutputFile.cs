using System.Security.Cryptography;
using System.Text;
using static System.FormattableString;

namespace DlGen.Formats;

/// <summary>Writes files so that a path names either the old content or the whole of the new one, wherever that is possible.</summary>
/// <remarks>
/// The content goes to a temporary file in the same folder, from there to the disk, and under its name by a rename, which goes to the disk
/// too where the system can do that. Permissions stay; owner, access control lists and further hard links are those of a new file. After a
/// loss of power while a file is written the old one may be back, but whole.
/// What isn't a regular file, such as a device or a pipe, is written to, not replaced. So is a file that can be written but not renamed
/// over, for the folder is read-only, or the file is mounted by itself into a container.
/// </remarks>
internal static class OutputFile
{
    /// <summary>How many can save to the same path at once.</summary>
    private const int Savers = 16;

    /// <summary>Longer names would make a temporary file's too long: file systems allow 255 bytes, encrypting ones 143.</summary>
    private const int LongestName = 100;

    /// <summary>Writes to a path.</summary>
    /// <param name="path">The file, the device or the pipe; a symbolic link stays, and what it points to is written.</param>
    /// <param name="write">Writes the content, forward; called again where the first attempt can't be put in place.</param>
    /// <exception cref="DirectoryNotFoundException">The folder doesn't exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a directory, or must not be written.</exception>
    /// <exception cref="IOException">It can't be written; the message says why, and whether the old content is still there.</exception>
    public static void Write(string path, Action<Stream> write) => Write(path, write, static (from, to) => File.Move(from, to, overwrite: true));

    /// <summary>Writes a file by replacing it or not at all: what can't be replaced isn't written to.</summary>
    /// <inheritdoc cref="Write(string, Action{Stream})"/>
    public static void Replace(string path, Action<Stream> write) =>
        Write(path, write, static (from, to) => File.Move(from, to, overwrite: true), isInPlaceAllowed: false);

    /// <summary>Writes to a path, putting the new file in place as <paramref name="move"/> does.</summary>
    internal static void Write(string path, Action<Stream> write, Action<string, string> move, bool isInPlaceAllowed = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            string target = FollowLinks(Path.GetFullPath(path));
            CheckFolder(path, target);
            if (isInPlaceAllowed && WriteToOther(target, write))
            {
                return;
            }

            if (TryReplace(target, write, move, out Exception? obstacle))
            {
                FolderSync.Flush(Path.GetDirectoryName(target)!);
                return;
            }

            if (!isInPlaceAllowed)
            {
                throw obstacle!;
            }

            WriteInPlace(target, write, obstacle!);
        }
        catch (UnauthorizedAccessException exception) when (!exception.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new UnauthorizedAccessException(Invariant($"{path}: it can't be written: {exception.Message}"), exception);
        }
        catch (IOException exception) when (!exception.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new IOException(Invariant($"{path}: it can't be written: {exception.Message}"), exception);
        }
    }

    /// <summary>The name of a temporary file, beside the one that it is to become.</summary>
    internal static string TemporaryName(string target, int saver)
    {
        string name = Path.GetFileName(target);
        if (Encoding.UTF8.GetByteCount(name) > LongestName)
        {
            // Names that begin alike must not share a temporary file.
            name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
        }

        return Path.Combine(Path.GetDirectoryName(target)!, Invariant($".{name}.{saver}.tmp"));
    }

    /// <summary>Where a path leads to: a rename would replace a link, not the file that it points to.</summary>
    private static string FollowLinks(string path)
    {
        const int most = 40;
        for (int links = 0; !IsOfTheSystem(path); links++)
        {
            if (new FileInfo(path).LinkTarget is not { } link)
            {
                return path;
            }

            if (links == most)
            {
                throw new IOException("its symbolic links go round in a circle.");
            }

            path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, link));
        }

        return path;
    }

    /// <summary>Whether a path is of a device, or of what a process has open: there are no files to replace.</summary>
    private static bool IsOfTheSystem(string path) => OperatingSystem.IsWindows()
        ? path.StartsWith(@"\\.\", StringComparison.Ordinal)
        : path.StartsWith("/proc/", StringComparison.Ordinal)
            || (path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal));

    private static void CheckFolder(string path, string target)
    {
        if (Directory.Exists(target) || Path.GetFileName(target).Length == 0)
        {
            throw new UnauthorizedAccessException(Invariant($"{path}: this is a directory: name a file in it."));
        }

        string folder = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(folder) && !IsOfTheSystem(target))
        {
            throw new DirectoryNotFoundException(Invariant($"{path}: there is no folder {folder}."));
        }

        if (File.Exists(target) && new FileInfo(target).IsReadOnly)
        {
            throw new UnauthorizedAccessException(Invariant($"{path}: the file is read-only."));
        }
    }

    /// <summary>Writes to what is there and isn't a regular file.</summary>
    /// <returns>Whether there is such a thing.</returns>
    private static bool WriteToOther(string target, Action<Stream> write)
    {
        if (!File.Exists(target) && !IsOfTheSystem(target))
        {
            return false;
        }

        // Opened once: whoever reads a pipe would take a second opening for another writer.
        using FileStream stream = Open(target);
        bool isRegular = IsRegular(stream);
        if (isRegular && !IsOfTheSystem(target))
        {
            return false;
        }

        write(stream);
        if (isRegular)
        {
            stream.SetLength(stream.Position);
        }

        return true;
    }

    private static FileStream Open(string target) => new(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Whether an open file is on a disk: pipes can't seek, and devices have no length that can change.</summary>
    internal static bool IsRegular(FileStream stream)
    {
        if (!stream.CanSeek || stream.Length > 0)
        {
            return stream.CanSeek;
        }

        try
        {
            stream.SetLength(1);
            bool isRegular = stream.Length == 1;
            stream.SetLength(0);
            return isRegular;
        }
        catch (IOException exception) when (!IsFull(exception))
        {
            return false;
        }
    }

    /// <summary>Writes a temporary file and renames it.</summary>
    /// <param name="target">The path to write.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="move">Renames.</param>
    /// <param name="obstacle">Why the file that is there can't be replaced; it may be possible to write to it.</param>
    /// <returns>Whether it is done.</returns>
    private static bool TryReplace(string target, Action<Stream> write, Action<string, string> move, out Exception? obstacle)
    {
        // Another process may take a temporary file for one that is left over, where the file system can't lock files.
        const int attempts = 3;
        for (int attempt = 1; ; attempt++)
        {
            obstacle = null;
            FileStream? temporary;
            try
            {
                temporary = CreateTemporary(target);
            }
            catch (Exception exception) when (exception is UnauthorizedAccessException or IOException && !IsFull(exception) && File.Exists(target))
            {
                obstacle = exception;
                return false;
            }

            if (temporary is null)
            {
                throw new IOException(Invariant($"{Savers} others are saving to it at this moment."));
            }

            try
            {
                using (temporary)
                {
                    write(temporary);

                    // Without it, a loss of power after the rename could leave an empty file under the final name.
                    temporary.Flush(flushToDisk: true);

                    // While it is open, nobody takes it for one that is left over.
                    obstacle = Move(temporary.Name, target, move);
                }

                if (obstacle is null)
                {
                    return true;
                }

                bool isGone = !File.Exists(temporary.Name);
                Delete(temporary.Name);
                if (isGone && attempt < attempts)
                {
                    continue;
                }

                return File.Exists(target) ? false : throw obstacle;
            }
            catch
            {
                Delete(temporary.Name);
                throw;
            }
        }
    }

    private static Exception? Move(string from, string to, Action<string, string> move)
    {
        try
        {
            move(from, to);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception;
        }
    }

    /// <summary>Creates a temporary file, and deletes those that ended processes have left; null where others have them all.</summary>
    private static FileStream? CreateTemporary(string target)
    {
        // Shared with readers, for it is open still when it gets its name, but not with those who ask to have it alone.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read | FileShare.Delete };
        UnixFileMode? mode = File.Exists(target) && !OperatingSystem.IsWindows() ? File.GetUnixFileMode(target) : null;
        if (mode is { } own && !OperatingSystem.IsWindows())
        {
            // What only its owner could read stays so from the first byte on.
            options.UnixCreateMode = (own & UnixFileMode.UserRead) | UnixFileMode.UserWrite;
        }

        FileStream? created = null;
        for (int saver = 0; saver < Savers; saver++)
        {
            string temporary = TemporaryName(target, saver);
            if (File.Exists(temporary))
            {
                DeleteAbandoned(temporary);
            }

            if (created is null && !Path.Exists(temporary))
            {
                try
                {
                    created = new FileStream(temporary, options);
                }
                catch (IOException) when (File.Exists(temporary))
                {
                    // Another has just taken it.
                }
            }
        }

        if (mode is { } all && created is not null && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(created.SafeFileHandle, all);
        }

        return created;
    }

    /// <summary>Deletes the temporary files that ended processes have left in a folder that no other process writes these files to.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="names">The names of the files that they were to become; * stands for any characters.</param>
    public static void DeleteAbandoned(string folder, string names)
    {
        foreach (string temporary in Directory.EnumerateFiles(folder, $".{names}.*.tmp"))
        {
            DeleteAbandoned(temporary, evenEmpty: true);
        }
    }

    /// <summary>Deletes a temporary file unless another has it open; one that is empty may have just been created.</summary>
    private static void DeleteAbandoned(string temporary, bool evenEmpty = false)
    {
        try
        {
            if (evenEmpty || new FileInfo(temporary).Length > 0)
            {
                using var alone = new FileStream(temporary, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is another's.
        }
    }

    /// <summary>Deletes a temporary file as far as that is possible: what went wrong before is what has to be said.</summary>
    private static void Delete(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next save to the same path deletes it.
        }
    }

    /// <summary>Writes over the content of a file that can't be replaced.</summary>
    private static void WriteInPlace(string target, Action<Stream> write, Exception obstacle)
    {
        FileStream stream;
        try
        {
            stream = Open(target);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException(Invariant($"it can be neither replaced ({obstacle.Message}) nor written to ({exception.Message})"), exception);
        }

        try
        {
            using (stream)
            {
                write(stream);
                stream.SetLength(stream.Position);
                stream.Flush(flushToDisk: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                Invariant($"{exception.Message} It could not be replaced ({obstacle.Message}), was written to, and holds only a part now."), exception);
        }
    }

    /// <summary>Whether a disk or a quota is full, which writing in place would not help.</summary>
    private static bool IsFull(Exception exception)
    {
        const int enospc = 28, edquotLinux = 122, edquotMac = 69;
        const int diskFull = unchecked((int)0x80070070), handleDiskFull = unchecked((int)0x80070027);
        return exception.HResult is enospc or edquotLinux or edquotMac or diskFull or handleDiskFull;
    }
}
