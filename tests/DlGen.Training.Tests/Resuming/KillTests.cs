using System.Diagnostics;
using DlGen.Formats;

namespace DlGen.Training.Tests.Resuming;

/// <summary>A training process that is killed at random moments, while it trains, writes or begins, and started again.</summary>
public sealed class KillTests : IDisposable
{
    // On the disk, where files are slower to come than in memory.
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dlgen-");

    /// <summary>How often the process is killed; kills.sh sets DLGEN_KILLS for more.</summary>
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("DLGEN_KILLS"), out int count) ? count : 4;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void KilledTraining_EndsWithTheSameBits()
    {
        string expected = Interrupted.Expected();
        var random = new Random(Kills);
        int killed = 0;
        int completed = 0;
        string run = Path.Combine(folder.FullName, "0");
        while (killed < Kills || completed == 0)
        {
            string? result = Train(run, killed < Kills ? random : null);
            if (result is null)
            {
                killed++;
                CheckFiles(run);
                continue;
            }

            Assert.Equal(expected, result);
            completed++;
            run = Path.Combine(folder.FullName, $"{completed}");
        }
    }

    /// <summary>Starts the process, and kills it if there are random numbers to say when.</summary>
    /// <returns>What it printed at its end; null where it was killed before.</returns>
    private static string? Train(string run, Random? random)
    {
        using Process process = OwnProgram.Start("interrupted", run);
        if (random is not null)
        {
            // Most kills are to hit the training. The rest hit the process while it begins.
            bool isAtBegin = random.Next(8) == 0;
            if (!isAtBegin)
            {
                Assert.Equal(Interrupted.Begins, process.StandardOutput.ReadLine());
            }

            if (!process.WaitForExit(random.Next(isAtBegin ? 100 : 300)))
            {
                process.Kill();
            }
        }

        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0 || random is not null);
        return process.ExitCode == 0 ? lines[^1] : null;
    }

    /// <summary>All files that have their names are whole: there is nothing but checkpoints, no more than are kept and one to be deleted, and the best network.</summary>
    private static void CheckFiles(string run)
    {
        if (!Directory.Exists(run))
        {
            return;
        }

        IReadOnlyList<CheckpointFile> files = CheckpointFolder.Find(run);
        Assert.InRange(files.Count, files.Count == 0 ? 0 : 1, 3);
        foreach (CheckpointFile file in files)
        {
            using FileStream stream = File.OpenRead(file.Path);
            SafeTensorsFile.ReadCheckedHeader(stream, file.Path);
            Assert.True(SafeTensorsFile.HasRightDigest(stream), file.Path);
        }

        string best = CheckpointFolder.BestIn(run);
        if (File.Exists(best))
        {
            Noisy.Load(best);
        }

        // A killed save may have left one, and the next training deletes it.
        Assert.InRange(Directory.GetFiles(run, "*.tmp", new EnumerationOptions { AttributesToSkip = 0 }).Length, 0, 1);
    }
}
