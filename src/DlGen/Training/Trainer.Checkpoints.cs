using System.Text.Json;
using DlGen.Json;
using static System.FormattableString;

namespace DlGen;

// What a training keeps: how far it has come, and its history.
internal sealed partial class Trainer<T> : ICheckpointed<T>
{
    public void Save(CheckpointWriter<T> to)
    {
        to.Add(CheckpointRun<T>.Batches, steps + place.Batches);
        to.Add("epoch", place.Epoch);
        to.Add("batchesOfEpoch", place.Batches);
        to.Add("classified", classified);
        to.Add("elapsed", time.GetElapsedTime(started).Ticks);
        to.Add("history", json =>
        {
            json.WriteStartArray();
            foreach (EpochResult epoch in epochs)
            {
                Epoch.Write(json, epoch, Plain);
            }

            json.WriteEndArray();
        });
    }

    public void Restore(CheckpointValues from)
    {
        int batchesPerEpoch = UpdatePlan.Pieces(count, options.BatchSize);
        place = (
            from.GetInt32("epoch"),
            from.GetInt32("batchesOfEpoch", most: Math.Max(0, batchesPerEpoch - 1)));
        if (place.Epoch > options.Epochs || (place.Epoch == options.Epochs && place.Batches > 0))
        {
            throw new ArgumentException(Invariant(
                $"{from.Source} is of epoch {place.Epoch + (place.Batches > 0 ? 1 : 0)}, and the training is to have {options.Epochs}. Set Epochs to at least as many."));
        }

        steps = from.GetInt64(CheckpointRun<T>.Batches) - place.Batches;
        if (steps != (long)place.Epoch * batchesPerEpoch)
        {
            throw from.Wrong(CheckpointRun<T>.Batches, Invariant($"{((long)place.Epoch * batchesPerEpoch) + place.Batches} at this place of the training"));
        }

        classified = from.GetInt64("classified");
        long elapsed = from.GetInt64("elapsed", most: TimeSpan.MaxValue.Ticks);
        started = time.GetTimestamp() - (long)(elapsed * ((double)time.TimestampFrequency / TimeSpan.TicksPerSecond));
        JsonElement[] history = from.GetElements("history", place.Epoch);
        epochs.Clear();
        foreach (JsonElement epoch in history)
        {
            epochs.Add(from.Read(epoch, "history", "epochs", static (ref Utf8JsonReader reader) => Epoch.Read(ref reader, typeof(EpochResult), Plain)));
        }
    }

    private static EpochResultConverter Epoch { get; } = new();

    private static JsonSerializerOptions Plain { get; } = new();

    /// <summary>Saves the training's state within an epoch, if a checkpoint is due.</summary>
    private void SaveWithinEpoch()
    {
        if (!Checkpoints!.IsDueAfterBatch(steps + place.Batches))
        {
            return;
        }

        // On a device, whether all losses are finite is known only now.
        if (!training.Complete())
        {
            throw Diverged(place.Epoch);
        }

        Checkpoints.Save(steps + place.Batches);
    }

    /// <summary>Saves the training's state after an epoch, if a checkpoint is due, and the network where it is the best.</summary>
    private void SaveAfterEpoch()
    {
        if (Checkpoints is null)
        {
            return;
        }

        if (epochs[^1].ValidationLoss is { } loss)
        {
            Checkpoints.KeepIfBest(loss);
        }

        if (place.Epoch == options.Epochs || Checkpoints.IsDueAfterEpoch(place.Epoch, steps))
        {
            Checkpoints.Save(steps);
        }
    }
}
