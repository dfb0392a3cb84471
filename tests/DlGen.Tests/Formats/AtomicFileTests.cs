using DlGen.Formats;

namespace DlGen.Tests.Formats;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void NewContent_ReplacesTheOld()
    {
        string path = folder.Write("file", [1, 2, 3]);
        AtomicFile.Write(path, stream => stream.WriteByte(9));
        Assert.Equal([9], File.ReadAllBytes(path));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Failure_LeavesTheOldFileAndNothingElse()
    {
        string path = folder.Write("file", [1, 2, 3]);
        Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(9);
            throw new IOException("full");
        }));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void FolderInTheWay_StaysAsItIs()
    {
        Directory.CreateDirectory(folder["taken"]);
        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(folder["taken"], stream => stream.WriteByte(9)));
        Assert.True(Directory.Exists(folder["taken"]));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void ReadOnlyFile_StaysAsItIs()
    {
        string path = folder.Write("file", [1, 2, 3]);
        File.SetAttributes(path, FileAttributes.ReadOnly);
        try
        {
            var exception = Assert.Throws<UnauthorizedAccessException>(() => AtomicFile.Write(path, stream => stream.WriteByte(9)));
            Assert.Equal($"{path}: the file is read-only.", exception.Message);
            Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        }
        finally
        {
            File.SetAttributes(path, FileAttributes.Normal);
        }
    }

    [Fact]
    public void Permissions_AreKept()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string path = folder.Write("file", [1]);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        AtomicFile.Write(path, stream => stream.WriteByte(9));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void MissingFolder_IsNamed()
    {
        string path = Path.Combine(folder["none"], "file");
        Assert.Contains(folder["none"], Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Write(path, _ => { })).Message);
    }

    [Fact]
    public void Link_KeepsPointingAtTheFile()
    {
        string path = folder.Write("file", [1]);
        File.CreateSymbolicLink(folder["link"], path);
        AtomicFile.Write(folder["link"], stream => stream.WriteByte(9));
        Assert.Equal([9], File.ReadAllBytes(path));
        Assert.NotNull(new FileInfo(folder["link"]).LinkTarget);
    }

    [Fact]
    public void LinkToNothing_MakesTheFile()
    {
        File.CreateSymbolicLink(folder["link"], folder["file"]);
        AtomicFile.Write(folder["link"], stream => stream.WriteByte(9));
        Assert.Equal([9], File.ReadAllBytes(folder["file"]));
    }
}
