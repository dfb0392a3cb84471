using System.Diagnostics;
using System.Numerics;
using System.Text.Json;
using DlGen.Formats;
using DlGen.Runtime;
using static System.FormattableString;

namespace DlGen;

/// <summary>The checkpoints of one training: it resumes from the newest, and saves further ones.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed class CheckpointRun<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The value of how many batches were trained on, which the training writes.</summary>
    public const string Batches = "batches";

    private const string Settings = "settings";

    private readonly NetworkRuntime<T> network;
    private readonly Checkpoints options;
    private readonly bool resumes;
    private readonly IReadOnlyList<(string Name, string Text)> settings;
    private readonly CheckpointFolder folder;
    private ICheckpointed<T>[] parts = [];
    private string? last;
    private long lastBatches = -1;

    /// <param name="network">The network.</param>
    /// <param name="data">The training data.</param>
    /// <param name="options">How to train; there are checkpoints.</param>
    /// <exception cref="IOException">The folder can't be used.</exception>
    public CheckpointRun(NetworkRuntime<T> network, Dataset data, TrainingOptions options)
    {
        this.network = network;
        this.options = options.Checkpoints!;
        resumes = options.Resume;
        settings = CheckpointSettings.Of(network, data, options);
        folder = new CheckpointFolder(this.options.FullPath);
    }

    /// <summary>Whether a checkpoint is due within an epoch.</summary>
    /// <param name="batches">How many batches were trained on.</param>
    public bool IsDueAfterBatch(long batches) => options.EverySteps is { } steps && batches % steps == 0;

    /// <summary>Whether a checkpoint is due after an epoch.</summary>
    /// <param name="epoch">How many epochs there were.</param>
    /// <param name="batches">How many batches were trained on.</param>
    public bool IsDueAfterEpoch(int epoch, long batches) => epoch % options.EveryEpochs == 0 || IsDueAfterBatch(batches);

    /// <summary>Begins a training: it goes on from the newest checkpoint that is whole, where that is asked for and there is any.</summary>
    /// <param name="parts">All that the training keeps from step to step.</param>
    /// <returns>Whether it goes on from one.</returns>
    /// <exception cref="ArgumentException">The checkpoints are another training's, or are there although the training is to begin anew.</exception>
    /// <exception cref="InvalidDataException">There are checkpoints, and none is whole.</exception>
    public bool Begin(ICheckpointed<T>[] parts)
    {
        this.parts = parts;
        IReadOnlyList<CheckpointFile> files = folder.Files;
        if (files.Count == 0)
        {
            return false;
        }

        if (!resumes)
        {
            throw new ArgumentException(
                $"{options.Folder} has checkpoints of an earlier training, the newest is {Path.GetFileName(files[^1].Path)}. Set Resume = true to continue it, or choose another folder for a new training, or delete them.");
        }

        var damaged = new List<string>();
        foreach (CheckpointFile file in files.Reverse())
        {
            try
            {
                Restore(file);

                // A process that was killed after a save had yet to delete: those that are killed again and again would leave ever more.
                folder.DeleteOld(file.Batches, options.Keep);
                if (damaged.Count > 0)
                {
                    Trace.TraceWarning($"{network.Model.Name}: the training continues from {file.Path}. What is newer is damaged: {string.Join(" ", damaged)}");
                }

                return true;
            }
            catch (InvalidDataException exception)
            {
                damaged.Add(exception.Message);
            }
        }

        throw new InvalidDataException(
            $"{options.Folder}: no checkpoint is whole. {string.Join(" ", damaged)} Delete them to train from the beginning.");
    }

    /// <summary>Saves a checkpoint, unless the last is of the same moment.</summary>
    /// <param name="batches">How many batches were trained on.</param>
    /// <exception cref="IOException">It can't be saved; the one before is as it was.</exception>
    public void Save(long batches)
    {
        if (batches == lastBatches)
        {
            return;
        }

        string path = folder.PathOf(batches);
        Write(path, "checkpoint", static (stream, writer, network) => SafeTensorsFile.WriteWithDigest(
            stream, writer.Tensors, network.Model.Description, CheckpointNames.Digest, [.. network.Metadata, (CheckpointNames.Key, writer.Values)]));
        (last, lastBatches) = (path, batches);
        folder.DeleteOld(batches, options.Keep);
    }

    /// <summary>Saves the network beside the checkpoints, as the best one on the validation data.</summary>
    /// <exception cref="IOException">It can't be saved.</exception>
    public void SaveBest() => Write(folder.Best, "best network", static (stream, writer, network) => SafeTensorsFile.Write(
        stream, writer.Network, network.Model.Description, network.Metadata));

    public void Dispose() => folder.Dispose();

    private void Write(string path, string what, Action<Stream, CheckpointWriter<T>, NetworkRuntime<T>> write)
    {
        using CheckpointWriter<T> writer = Collect();
        try
        {
            OutputFile.Replace(path, stream => write(stream, writer, network));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            string before = last is null ? "" : $" The checkpoint before it is whole: {last}.";
            throw new IOException(
                $"The {what} can't be saved, so the training stops. {exception.Message}{before} Once there is room, and the folder can be written to, train again with Resume = true.", exception);
        }
    }

    /// <summary>Asks all parts for their values and tensors.</summary>
    private CheckpointWriter<T> Collect()
    {
        var writer = new CheckpointWriter<T>(network);
        writer.Add(Settings, json =>
        {
            json.WriteStartObject();
            foreach ((string name, string text) in settings)
            {
                json.WriteString(name, text);
            }

            json.WriteEndObject();
        });
        writer.Add("random.seed", network.RandomStep.Seed);
        writer.Add("random.step", network.RandomStep.Number);
        foreach (ICheckpointed<T> part in parts)
        {
            part.Save(writer);
        }

        return writer;
    }

    private void Restore(CheckpointFile file)
    {
        using FileStream stream = Open(file.Path);
        SafeTensorsHeader header = SafeTensorsFile.ReadCheckedHeader(stream, file.Path);
        if (!header.Metadata.TryGetValue(CheckpointNames.Key, out string? text))
        {
            throw new InvalidDataException($"{file.Path}: not a checkpoint: its metadata have no {CheckpointNames.Key}.");
        }

        if (!SafeTensorsFile.HasRightDigest(stream))
        {
            throw new InvalidDataException($"{file.Path}: damaged: its digest isn't that of its bytes.");
        }

        using JsonDocument document = Parse(text, file.Path);
        var values = new CheckpointValues(document.RootElement, file.Path);
        if (CheckpointSettings.Difference(values.GetTexts(Settings), settings) is { } difference)
        {
            throw new ArgumentException(
                $"{file.Path} is of another training. {difference}. Train as it was, or give {nameof(Checkpoints)} another folder.");
        }

        if (values.GetInt64(Batches) is { } batches && batches != file.Batches)
        {
            throw new InvalidDataException(Invariant($"{file.Path}: its name isn't its own: it is the checkpoint after batch {batches}."));
        }

        // First all values, then all tensors: where one is refused, the network is as it was.
        var random = new Kernels.RandomStep(values.GetInt32("random.seed", int.MinValue), values.GetInt64("random.step"));
        foreach (ICheckpointed<T> part in parts)
        {
            part.Restore(values);
        }

        using CheckpointWriter<T> expected = Collect();
        stream.Position = 0;
        SafeTensorsFile.Read(stream, expected.Tensors, network.Model.Description, file.Path);
        network.ResumeRandomSteps(random);
        last = file.Path;
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path}: it can't be read: {exception.Message}", exception);
        }
    }

    private static JsonDocument Parse(string text, string source)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{source}: damaged: its values aren't JSON: {exception.Message}", exception);
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return document;
        }

        document.Dispose();
        throw new InvalidDataException($"{source}: damaged: its values aren't an object.");
    }
}
