using System.Globalization;
using DlGen.Formats;
using static System.FormattableString;

namespace DlGen;

/// <summary>A checkpoint's file.</summary>
/// <param name="Path">The path.</param>
/// <param name="Batches">How many batches had been trained on.</param>
internal readonly record struct CheckpointFile(string Path, long Batches);

/// <summary>The folder of a training's checkpoints, which is open for one training at a time.</summary>
internal sealed class CheckpointFolder : IDisposable
{
    private const string Start = "checkpoint-";
    private const string End = ".safetensors";
    private const string BestName = "best.safetensors";
    private readonly string folder;
    private readonly FileStream alone;

    /// <summary>Opens a folder, which is created where there is none, and deletes what killed trainings have left of unfinished files.</summary>
    /// <exception cref="IOException">It can't be created or written to, or another training has it open.</exception>
    public CheckpointFolder(string folder)
    {
        this.folder = folder;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{folder}: the folder for checkpoints can't be created: {exception.Message} Choose another one.", exception);
        }

        try
        {
            // The system lets go of it when the process ends, in whatever way.
            alone = new FileStream(System.IO.Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"{folder}: checkpoints can't be saved there: another training has the folder open, or it must not be written to. {exception.Message}", exception);
        }

        OutputFile.DeleteAbandoned(folder, Start + "*");
        OutputFile.DeleteAbandoned(folder, BestName);
    }

    /// <summary>The path of the network that did best.</summary>
    public string Best => BestIn(folder);

    /// <summary>The checkpoints, from the oldest to the newest.</summary>
    public IReadOnlyList<CheckpointFile> Files => Find(folder);

    /// <summary>The path of the network that did best, in a folder.</summary>
    public static string BestIn(string folder) => System.IO.Path.Combine(folder, BestName);

    /// <summary>The checkpoints in a folder, from the oldest to the newest.</summary>
    public static IReadOnlyList<CheckpointFile> Find(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var files = new List<CheckpointFile>();
        foreach (string path in Directory.EnumerateFiles(folder, Start + "*" + End))
        {
            string name = System.IO.Path.GetFileName(path);
            if (long.TryParse(name.AsSpan()[Start.Length..^End.Length], NumberStyles.None, CultureInfo.InvariantCulture, out long batches))
            {
                files.Add(new CheckpointFile(path, batches));
            }
        }

        return [.. files.OrderBy(static file => file.Batches)];
    }

    /// <summary>The path of the checkpoint after a number of batches.</summary>
    public string PathOf(long batches) => System.IO.Path.Combine(folder, Invariant($"{Start}{batches:D9}{End}"));

    /// <summary>Deletes older checkpoints than the last few up to the newest; those behind it, which are damaged, don't count.</summary>
    /// <param name="newest">How many batches the newest is after.</param>
    /// <param name="keep">How many stay.</param>
    public void DeleteOld(long newest, int keep)
    {
        foreach (CheckpointFile file in Files.Where(file => file.Batches <= newest).Reverse().Skip(keep))
        {
            try
            {
                File.Delete(file.Path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The next checkpoint's turn.
            }
        }
    }

    public void Dispose() => alone.Dispose();
}
