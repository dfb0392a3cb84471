using System.Text.Json;
using DlGen.Json;
using static System.FormattableString;

namespace DlGen;

// What a training keeps: how far it has come, and its history.
internal sealed partial class Trainer<T> : ICheckpointed<T>
{
    /// <summary>All that changes from step to step.</summary>
    internal ICheckpointed<T>[] Parts => [this, .. validation is null ? Array.Empty<ICheckpointed<T>>() : [validation], training];

    public void Save(CheckpointWriter<T> to)
    {
        to.Add(CheckpointRun<T>.Batches, steps);
        to.Add("epoch", place.Epoch);
        to.Add("batchesOfEpoch", place.Batches);
        to.Add("classified", classified);
        to.Add("epochs", options.Epochs);
        to.Add("elapsed", place.Batches == 0 ? 0 : time.GetElapsedTime(started).Ticks);
        if (end is not (TrainingEnd.Completed or TrainingEnd.Canceled))
        {
            to.Add("end", end.ToString());
        }

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

        CheckSchedule(from, batchesPerEpoch);
        steps = from.GetInt64(CheckpointRun<T>.Batches);
        if (steps != ((long)place.Epoch * batchesPerEpoch) + place.Batches)
        {
            throw from.Wrong(CheckpointRun<T>.Batches, Invariant($"{((long)place.Epoch * batchesPerEpoch) + place.Batches} at this place of the training"));
        }

        end = from.Has("end") ? ReadEnd(from) : TrainingEnd.Completed;

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

    /// <summary>Sees to it that a training that is to have another number of epochs than the checkpoint's would have come to the same place.</summary>
    /// <exception cref="ArgumentException">The learning rates so far would have been others.</exception>
    private void CheckSchedule(CheckpointValues from, int batchesPerEpoch)
    {
        int saved = from.GetInt32("epochs", least: place.Epoch);
        if (options.Schedule is not { } schedule || saved == options.Epochs)
        {
            return;
        }

        var given = new UpdatePlan(batchesPerEpoch, options.AccumulationSteps, options.Epochs);
        ScheduleContext now = Context(given);
        ScheduleContext before = Context(given with { Epochs = saved });
        schedule.Check(before);
        long updates = ((long)place.Epoch * (given.UpdatesPerEpoch ?? 0)) + given.UpdatesOf(place.Batches);
        for (long update = 0; update < updates; update++)
        {
            if (schedule.Rate(update, now) != schedule.Rate(update, before))
            {
                throw new ArgumentException(Invariant(
                    $"{from.Source} is of a training of {saved} epochs, and {options.Epochs} are given, over which {schedule} has other rates from the beginning. Train for {saved} epochs, or begin anew in another folder."));
            }
        }

        ScheduleContext Context(UpdatePlan plan) => new(Optimizer.ToDouble(options.Optimizer.LearningRate), plan.Updates, plan.UpdatesPerEpoch);
    }

    private static EpochResultConverter Epoch { get; } = new();

    private static JsonSerializerOptions Plain { get; } = new();

    /// <summary>Saves the training's state within an epoch, if a checkpoint is due.</summary>
    private void SaveWithinEpoch()
    {
        if (!Checkpoints!.IsDueAfterBatch(steps))
        {
            return;
        }

        long before = time.GetTimestamp();

        // On a device, whether all losses are finite is known only now.
        if (!training.Complete())
        {
            throw Diverged(place.Epoch);
        }

        Checkpoints.Save(steps);
        started += time.GetTimestamp() - before;
    }

    /// <summary>Saves the training's state after an epoch, if a checkpoint is due.</summary>
    private void SaveAfterEpoch()
    {
        if (Checkpoints is not null && (place.Epoch == options.Epochs || Checkpoints.IsDueAfterEpoch(place.Epoch, steps)))
        {
            Checkpoints.Save(steps);
        }
    }

    /// <summary>Why the training has ended already.</summary>
    private static TrainingEnd ReadEnd(CheckpointValues from) =>
        Enum.TryParse(from.GetText("end"), out TrainingEnd saved) && saved is TrainingEnd.EarlyStopping or TrainingEnd.Callback
            ? saved
            : throw from.Wrong("end", $"{TrainingEnd.EarlyStopping} or {TrainingEnd.Callback}");
}
