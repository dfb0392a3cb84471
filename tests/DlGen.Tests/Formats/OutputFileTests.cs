using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using DlGen.Formats;

namespace DlGen.Tests.Formats;

public sealed class OutputFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void NewContent_ReplacesTheOld()
    {
        string path = folder.Write("file", [1, 2, 3]);
        OutputFile.Write(path, stream => stream.WriteByte(9));
        Assert.Equal([9], File.ReadAllBytes(path));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Failure_LeavesTheOldFileAndNothingElse()
    {
        string path = folder.Write("file", [1, 2, 3]);
        IOException exception = Assert.Throws<IOException>(() => OutputFile.Write(path, stream =>
        {
            stream.WriteByte(9);
            throw new IOException("No space left.");
        }));
        Assert.Equal($"{path}: it can't be written: No space left.", exception.Message);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void FolderInTheWay_StaysAsItIs()
    {
        Directory.CreateDirectory(folder["taken"]);
        Assert.All([folder["taken"], folder["taken"] + "/", folder.Path], path => Assert.Equal(
            $"{path}: this is a directory: name a file in it.",
            Assert.Throws<UnauthorizedAccessException>(() => OutputFile.Write(path, stream => stream.WriteByte(9))).Message));
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
            var exception = Assert.Throws<UnauthorizedAccessException>(() => OutputFile.Write(path, stream => stream.WriteByte(9)));
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
        OutputFile.Write(path, stream => stream.WriteByte(9));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void MissingFolder_IsNamed()
    {
        string path = Path.Combine(folder["none"], "file");
        Assert.Contains(folder["none"], Assert.Throws<DirectoryNotFoundException>(() => OutputFile.Write(path, _ => { })).Message);
    }

    [Fact]
    public void Link_KeepsPointingAtTheFile()
    {
        string path = folder.Write("file", [1]);
        File.CreateSymbolicLink(folder["link"], path);
        OutputFile.Write(folder["link"], stream => stream.WriteByte(9));
        Assert.Equal([9], File.ReadAllBytes(path));
        Assert.NotNull(new FileInfo(folder["link"]).LinkTarget);
    }

    [Fact]
    public void LinkToNothing_MakesTheFile()
    {
        File.CreateSymbolicLink(folder["link"], folder["file"]);
        OutputFile.Write(folder["link"], stream => stream.WriteByte(9));
        Assert.Equal([9], File.ReadAllBytes(folder["file"]));
    }

    [Fact]
    public void LinksInACircle_AreRefused()
    {
        File.CreateSymbolicLink(folder["a"], folder["b"]);
        File.CreateSymbolicLink(folder["b"], folder["a"]);
        string message = Assert.ThrowsAny<IOException>(() => OutputFile.Write(folder["a"], stream => stream.WriteByte(9))).Message;
        Assert.StartsWith(folder["a"], message, StringComparison.Ordinal);
        Assert.NotNull(new FileInfo(folder["a"]).LinkTarget);
    }

    /// <summary>A name may have 255 bytes, and the temporary file has one too.</summary>
    [Fact]
    public void NamesOfAllLengths_AreWritten()
    {
        foreach (int length in new[] { 1, 99, 100, 101, 239, 240, 250, 255 })
        {
            string path = folder[new string('n', length)];
            OutputFile.Write(path, stream => stream.WriteByte((byte)length));
            Assert.Equal([(byte)length], File.ReadAllBytes(path));
        }

        string umlauts = folder[new string('ü', 127)];
        OutputFile.Write(umlauts, stream => stream.WriteByte(1));
        Assert.True(File.Exists(umlauts));
        Assert.Equal(9, Directory.GetFileSystemEntries(folder.Path).Length);
    }

    [Fact]
    public void NameThatIsTooLong_IsRefusedByThatReason()
    {
        string path = folder[new string('n', 256)];
        string message = Assert.Throws<IOException>(() => OutputFile.Write(path, stream => stream.WriteByte(1))).Message;
        Assert.StartsWith($"{path}: it can't be written: ", message, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", message.Replace(path, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    /// <summary>What a process leaves that is killed while it saves: a part, under the temporary file's name, that nobody has open.</summary>
    [Fact]
    public void WhatAKilledSaveLeft_IsGoneAfterTheNext()
    {
        string path = folder["file"];
        string[] left = [OutputFile.TemporaryName(path, 0), OutputFile.TemporaryName(path, 1), OutputFile.TemporaryName(path, 7)];
        Assert.All(left, temporary => File.WriteAllBytes(temporary, [1, 2]));
        string[] during = [];
        OutputFile.Write(path, stream =>
        {
            stream.WriteByte(9);
            stream.Flush();
            during = Directory.GetFileSystemEntries(folder.Path);
        });
        Assert.Equal([left[0]], during);
        Assert.Equal([9], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void TwoSavesAtOnce_BothAreWhole_AndTheLastToEndStays()
    {
        string path = folder["file"];
        OutputFile.Write(path, outer =>
        {
            outer.Write([1, 1, 1]);
            outer.Flush();
            OutputFile.Write(path, inner => inner.Write([2, 2]));
            Assert.Equal([2, 2], File.ReadAllBytes(path));
            outer.WriteByte(1);
        });
        Assert.Equal([1, 1, 1, 1], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void ManySavesAtOnce_LeaveOneWholeFile()
    {
        string path = folder["file"];
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 4 }, saver =>
        {
            for (int save = 0; save < 10; save++)
            {
                OutputFile.Write(path, stream =>
                {
                    for (int part = 0; part < 10; part++)
                    {
                        stream.Write(Enumerable.Repeat((byte)saver, 1000).ToArray());
                    }
                });
            }
        });
        byte[] content = File.ReadAllBytes(path);
        Assert.Equal(10_000, content.Length);
        Assert.All(content, value => Assert.Equal(content[0], value));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
    }

    /// <summary>A file that is mounted by itself into a container can be written, but nothing can be renamed over it.</summary>
    [Fact]
    public void FileThatCantBeReplaced_IsWrittenInPlace()
    {
        string path = folder.Write("file", [1, 2, 3, 4, 5]);
        OutputFile.Write(path, stream => stream.Write([9, 8]), static (_, _) => throw new IOException("Device or resource busy"));
        Assert.Equal([9, 8], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void FailureInPlace_SaysWhatIsLost()
    {
        string path = folder.Write("file", [1, 2, 3, 4, 5]);
        int writes = 0;
        string message = Assert.Throws<IOException>(() => OutputFile.Write(
            path,
            stream =>
            {
                stream.WriteByte(9);
                if (++writes == 2)
                {
                    throw new IOException("No space left.");
                }
            },
            static (_, _) => throw new IOException("Busy."))).Message;
        Assert.Equal($"{path}: it can't be written: No space left. It could not be replaced (Busy.), was written to, and holds only a part now.", message);
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void RenameThatFailsForANewFile_LeavesNothing()
    {
        Assert.Equal(
            $"{folder["file"]}: it can't be written: Busy.",
            Assert.Throws<IOException>(() => OutputFile.Write(folder["file"], stream => stream.WriteByte(9), static (_, _) => throw new IOException("Busy."))).Message);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    /// <summary>What was thrown while it was cleaned up would hide what went wrong before.</summary>
    [Fact]
    public void CleanUpThatFails_DoesntHideTheReason()
    {
        string path = folder["file"];
        string message = Assert.Throws<IOException>(() => OutputFile.Write(path, stream => stream.WriteByte(9), static (from, _) =>
        {
            // A directory can't be deleted as a file.
            File.Delete(from);
            Directory.CreateDirectory(from);
            throw new IOException("Busy.");
        })).Message;
        Assert.Equal($"{path}: it can't be written: Busy.", message);

        message = Assert.Throws<IOException>(() => OutputFile.Write(path, stream =>
        {
            string temporary = ((FileStream)stream).Name;
            File.Delete(temporary);
            Directory.CreateDirectory(temporary);
            throw new IOException("No space left.");
        })).Message;
        Assert.Equal($"{path}: it can't be written: No space left.", message);
    }

    /// <summary>Where files can't be locked, another save may take the temporary file for one that is left over.</summary>
    [Fact]
    public void TemporaryFileThatIsGone_IsWrittenAgain()
    {
        int moves = 0;
        OutputFile.Write(folder["file"], stream => stream.WriteByte(9), (from, to) =>
        {
            if (++moves == 1)
            {
                File.Delete(from);
            }

            File.Move(from, to, overwrite: true);
        });
        Assert.Equal([9], File.ReadAllBytes(folder["file"]));
    }

    /// <summary>Root may write to a folder that is read-only, others write to the file that is there.</summary>
    [Fact]
    public void FileInAFolderThatCantBeWritten_IsWritten()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string path = folder.Write("file", [1, 2, 3]);
        UnixFileMode mode = File.GetUnixFileMode(folder.Path);
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            OutputFile.Write(path, stream => stream.WriteByte(9));
            Assert.Equal([9], File.ReadAllBytes(path));
            Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
        }
        finally
        {
            File.SetUnixFileMode(folder.Path, mode);
        }
    }

    [Fact]
    public void ContentThatOnlyTheOwnerMayRead_IsNeverOpenToOthers()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string path = folder.Write("file", [1]);
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.SetUnixFileMode(path, owner);
        OutputFile.Write(path, stream =>
        {
            stream.WriteByte(9);
            foreach (string file in Directory.GetFileSystemEntries(folder.Path))
            {
                Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == owner, file);
            }
        });
    }

    [Fact]
    public async Task NamedPipe_IsWrittenTo_AndStays()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string path = folder["pipe"];
        using (Process make = Process.Start("mkfifo", [path]))
        {
            await make.WaitForExitAsync();
        }

        File.CreateSymbolicLink(folder["link"], path);
        foreach (string name in new[] { path, folder["link"] })
        {
            Task<byte[]> read = Task.Run(() => ReadPipe(path));
            OutputFile.Write(name, stream => stream.Write("through the pipe"u8));
            Assert.True(IsPipe(path));
            Assert.Equal("through the pipe", Encoding.UTF8.GetString(await read.WaitAsync(TimeSpan.FromMinutes(10))));
        }

        Assert.Equal([folder["link"], path], Directory.GetFileSystemEntries(folder.Path).Order(StringComparer.Ordinal));
    }

    /// <summary>A pipe that is open already, as /dev/stdout is where a shell has tied one to it.</summary>
    [Fact]
    public void OpenPipe_IsWrittenTo()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var reader = new AnonymousPipeServerStream(PipeDirection.In);
        File.CreateSymbolicLink(folder["stdout"], $"/proc/self/fd/{reader.GetClientHandleAsString()}");
        OutputFile.Write(folder["stdout"], stream => stream.Write([1, 2, 3]));
        reader.DisposeLocalCopyOfClientHandle();
        Assert.Equal([1, 2, 3], ReadAll(reader));
        Assert.NotNull(new FileInfo(folder["stdout"]).LinkTarget);
    }

    [Fact]
    public void Devices_AreNoRegularFiles()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using (var device = new FileStream("/dev/null", FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            Assert.False(OutputFile.IsRegular(device));
        }

        using var empty = new FileStream(folder.Write("empty", []), FileMode.Open, FileAccess.Write);
        Assert.True(OutputFile.IsRegular(empty));
        Assert.Equal(0, empty.Length);
    }

    /// <summary>Opened for both, a pipe waits for nobody.</summary>
    internal static bool IsPipe(string path)
    {
        using var both = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 1);
        return !both.CanSeek;
    }

    private static byte[] ReadPipe(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read);
        return ReadAll(stream);
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }
}
