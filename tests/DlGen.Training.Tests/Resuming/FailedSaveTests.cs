using System.Diagnostics;

namespace DlGen.Training.Tests.Resuming;

/// <summary>Checkpoints that can't be saved: the one before is whole, and the message says what to do.</summary>
public sealed class FailedSaveTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static Setup Small { get; } = new() { Network = nameof(Noisy) };

    public void Dispose() => folder.Dispose();

    [Fact]
    public void FolderInTheWay_LeavesTheCheckpointBefore()
    {
        // A folder has the name of the third checkpoint: what an administrator may do too, nobody can write a file there.
        Directory.CreateDirectory(folder["checkpoint-000000003.safetensors"]);
        string message = Assert.Throws<IOException>(() => Small.Train(new Checkpoints(folder.Path) { EverySteps = 1 })).Message;
        Assert.Equal(
            $"The checkpoint can't be saved, so the training stops. {folder["checkpoint-000000003.safetensors"]}: this is a directory: name a file in it. The checkpoint before it is whole: {folder["checkpoint-000000002.safetensors"]}. Once there is room, and the folder can be written to, train again with Resume = true.",
            message);
        Assert.Equal([1, 2], folder.Checkpoints.Select(static path => (int)path[^13] - '0'));
        Directory.Delete(folder["checkpoint-000000003.safetensors"]);
        Small.Train(new Checkpoints(folder.Path), resume: true).AssertSame(Small.Train(), "resumed");
    }

    [Fact]
    public void FileInThePlaceOfTheFolder_IsNamed()
    {
        File.WriteAllText(folder["run"], "mine");
        string message = Assert.Throws<IOException>(() => Small.Train(new Checkpoints(folder["run"]))).Message;
        Assert.StartsWith($"{folder["run"]}: the folder for checkpoints can't be created: ", message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(folder["run"]));
    }

    [Fact]
    public void ReadOnlyFile_StaysAsItIs()
    {
        Small.Train(new Checkpoints(folder.Path), stopAfter: 12);
        string best = folder["best.safetensors"];
        byte[] before = File.ReadAllBytes(best);
        File.SetAttributes(best, FileAttributes.ReadOnly);
        string message = Assert.Throws<IOException>(() => (Small with { Epochs = 30 }).Train(new Checkpoints(folder.Path), resume: true)).Message;
        Assert.Contains($"The best network can't be saved, so the training stops. {best}: the file is read-only.", message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(best));
        File.SetAttributes(best, FileAttributes.Normal);
        (Small with { Epochs = 30 }).Train(new Checkpoints(folder.Path), resume: true).AssertSame((Small with { Epochs = 30 }).Train(), "resumed");
    }

    /// <summary>What a folder can't hold on a disk of its own, by a file system that takes only so many bytes.</summary>
    [Theory]
    [InlineData("full")]
    [InlineData("readonly")]
    public void DiskThatTakesNoMore_LeavesTheCheckpointBefore(string kind)
    {
        using Disk? disk = Disk.TryMount(folder["disk"], "256k");
        if (disk is null)
        {
            // Only an administrator of a Linux machine can mount one; elsewhere the disk is played by a file whose writing fails.
            FailWhileWriting();
            return;
        }

        string run = folder["disk/run"];
        Small.Train(new Checkpoints(run), stopAfter: 8);
        byte[] before = File.ReadAllBytes(Path.Combine(run, "checkpoint-000000008.safetensors"));
        string filler = folder["disk/filler"];
        if (kind == "full")
        {
            Fill(filler);
        }
        else
        {
            disk.Remount("ro");
        }

        string message = Assert.Throws<IOException>(() => Small.Train(new Checkpoints(run), resume: true)).Message;
        Assert.Contains(kind == "full" ? "No space left" : "Read-only file system", message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(kind == "full" ? "train again with Resume = true" : "must not be written to", message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(run, "checkpoint-000000008.safetensors")));
        Assert.DoesNotContain(Directory.GetFiles(run), static path => path.EndsWith(".tmp", StringComparison.Ordinal));
        disk.Remount("rw");
        File.Delete(filler);
        Small.Train(new Checkpoints(run), resume: true).AssertSame(Small.Train(), "resumed");
    }

    private static void Fill(string path)
    {
        using FileStream stream = File.Create(path, bufferSize: 1);
        var zeros = new byte[1 << 10];
        try
        {
            while (true)
            {
                stream.Write(zeros);
            }
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    private void FailWhileWriting()
    {
        string path = folder["file"];
        File.WriteAllBytes(path, [1, 2, 3]);
        Assert.Throws<IOException>(() => Formats.OutputFile.Replace(path, static stream =>
        {
            stream.WriteByte(9);
            throw new IOException("No space left.");
        }));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
    }

    private sealed class Disk : IDisposable
    {
        private readonly string folder;

        private Disk(string folder) => this.folder = folder;

        public static Disk? TryMount(string folder, string size)
        {
            Directory.CreateDirectory(folder);
            return OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", folder) ? new Disk(folder) : null;
        }

        public void Remount(string options) => Assert.True(Run("mount", "-o", $"remount,{options}", folder));

        public void Dispose() => Run("umount", folder);

        private static bool Run(string program, params string[] arguments)
        {
            try
            {
                using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
                process.WaitForExit();
                return process.ExitCode == 0;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return false;
            }
        }
    }
}
