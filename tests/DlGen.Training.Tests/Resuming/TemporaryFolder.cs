namespace DlGen.Training.Tests.Resuming;

/// <summary>A folder of a test's own, gone when the test is; in memory where the system has such a place, for checkpoints wait for the disk.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private const string Memory = "/dev/shm";

    public string Path { get; } = Directory.Exists(Memory)
        ? Directory.CreateDirectory(System.IO.Path.Combine(Memory, $"dlgen-{Guid.NewGuid():N}")).FullName
        : Directory.CreateTempSubdirectory("dlgen-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>The checkpoints, from the oldest to the newest.</summary>
    public string[] Checkpoints => [.. Directory.GetFiles(Path, "checkpoint-*.safetensors").Order(StringComparer.Ordinal)];

    /// <summary>A new folder in this one with a copy of a checkpoint.</summary>
    public string With(string checkpoint)
    {
        string folder = this[System.IO.Path.GetFileNameWithoutExtension(checkpoint) + "-alone"];
        Directory.CreateDirectory(folder);
        File.Copy(checkpoint, System.IO.Path.Combine(folder, System.IO.Path.GetFileName(checkpoint)), overwrite: true);
        return folder;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
