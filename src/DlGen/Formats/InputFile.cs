using static System.FormattableString;

namespace DlGen.Formats;

/// <summary>Files that are read.</summary>
internal static class InputFile
{
    /// <summary>Opens a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file; the message says if it is a folder.</exception>
    public static FileStream Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read)
            : throw new FileNotFoundException(Invariant($"{path}: {(Directory.Exists(path) ? "this is a directory, not a file" : "there is no such file")}."), path);
    }
}
