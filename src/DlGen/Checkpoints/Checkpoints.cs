using System.Diagnostics;
using System.Globalization;
using DlGen.Formats;

namespace DlGen;

/// <summary>
/// Where and how often a training saves its state, so that it can be continued after the process has ended: with
/// <see cref="TrainingOptions.Resume"/> it ends with the same bits as a training that was never interrupted.
/// </summary>
/// <remarks>
/// A checkpoint is a safetensors file, checkpoint-000001200.safetensors after 1,200 batches. It is complete and on the disk before it gets
/// that name. Every network loads it by <c>Load</c>. With validation data, best.safetensors beside it has the network that did best on them, by the metric of
/// <see cref="TrainingOptions.EarlyStopping"/>, or by the loss where there is none.
/// A training that is canceled saves a checkpoint too.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class Checkpoints
{
    /// <summary>Checkpoints in a folder.</summary>
    /// <param name="folder">
    /// The folder, for one training alone; it is created when the training begins. A relative path is of the current directory as it is now.
    /// </param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Checkpoints(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        Folder = folder;
        FullPath = Path.GetFullPath(folder);
    }

    /// <summary>The folder that the files are in, as it was given.</summary>
    public string Folder { get; }

    /// <summary>The folder's full path: a program may change its current directory while it trains.</summary>
    internal string FullPath { get; }

    /// <summary>After how many epochs a checkpoint is saved; 1, after each, unless said otherwise. The last epoch always has one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int EveryEpochs
    {
        get;
        init => field = CheckAtLeastOne(value, nameof(EveryEpochs));
    } = 1;

    /// <summary>After how many batches a checkpoint is saved too, within an epoch; null, the default, for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? EverySteps
    {
        get;
        init => field = value is { } steps ? CheckAtLeastOne(steps, nameof(EverySteps)) : null;
    }

    /// <summary>How many checkpoints are kept: older ones are deleted once a new one is on the disk. 3 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Keep
    {
        get;
        init => field = CheckAtLeastOne(value, nameof(Keep));
    } = 3;

    /// <summary>The path of the newest checkpoint in the folder; null where there is none. It isn't opened.</summary>
    public string? Latest => CheckpointFolder.Find(FullPath) is [.., { } last] ? last.Path : null;

    /// <summary>The path of the network that did best on the validation data; null where there is no such file.</summary>
    public string? Best => File.Exists(CheckpointFolder.BestIn(FullPath)) ? CheckpointFolder.BestIn(FullPath) : null;

    /// <summary>The folder, how often, and how many: run/, EveryEpochs 1, EverySteps 100, Keep 3.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Folder}, {nameof(EveryEpochs)} {EveryEpochs}{(EverySteps is { } steps ? string.Create(CultureInfo.InvariantCulture, $", {nameof(EverySteps)} {steps}") : "")}, {nameof(Keep)} {Keep}");

    private static int CheckAtLeastOne(int value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be at least 1."));
}
