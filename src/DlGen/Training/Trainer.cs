using System.Numerics;
using DlGen.Runtime;
using static System.FormattableString;

namespace DlGen;

/// <summary>One training from its first step to its last.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed partial class Trainer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkRuntime<T> network;
    private readonly TrainingOptions options;
    private readonly TrainingSteps<T> training;
    private readonly int[] order;
    private readonly int count;
    private readonly bool countsCorrect;
    private readonly TimeProvider time;
    private readonly List<EpochResult> epochs = [];
    private TrainingProgress progress;

    /// <summary>How many batches the completed epochs had.</summary>
    private long steps;

    /// <summary>The epoch at work, counted from 0, and how many of its batches are trained on.</summary>
    private (int Epoch, int Batches) place;

    /// <summary>How many examples of the epoch, or positions of theirs, have a class to be found.</summary>
    private long classified;

    /// <summary>When the epoch at work began. Where nothing comes between two epochs, one reading of the clock ends one and begins the next.</summary>
    private long started;

    /// <param name="network">The network.</param>
    /// <param name="training">Its steps, which take the examples in the order that <paramref name="order"/> holds then.</param>
    /// <param name="order">Room for the order of an epoch's examples.</param>
    /// <param name="options">How to train.</param>
    /// <param name="time">The clock; the system's unless given.</param>
    public Trainer(NetworkRuntime<T> network, TrainingSteps<T> training, int[] order, TrainingOptions options, TimeProvider? time = null)
    {
        this.network = network;
        this.training = training;
        this.order = order;
        this.options = options;
        this.time = time ?? TimeProvider.System;

        count = CountTrained(network, order.Length, options.BatchSize);
        countsCorrect = network.ClassifyingHead >= 0;
    }

    /// <summary>What saves the training's state; null where nothing does.</summary>
    public CheckpointRun<T>? Checkpoints { get; init; }

    /// <summary>
    /// How many of the examples an epoch trains on. A last batch that is too small to be trained on is left out; the order is another one
    /// in the next epoch.
    /// </summary>
    public static int CountTrained(NetworkRuntime<T> network, int examples, int batchSize)
    {
        int rest = examples % batchSize;
        return rest < network.Model.SmallestBatch ? examples - rest : examples;
    }

    public TrainingHistory Run(CancellationToken cancellationToken)
    {
        try
        {
            return RunEpochs(cancellationToken);
        }
        finally
        {
            options.Progress?.Report(progress with { CompletedEpoch = null, IsEnd = true });
        }
    }

    private TrainingHistory RunEpochs(CancellationToken cancellationToken)
    {
        bool completed = true;
        started = time.GetTimestamp();
        if (Checkpoints?.Begin(this, training) == true)
        {
            training.Resume();
        }

        for (int epoch = place.Epoch; epoch < options.Epochs && completed; epoch++)
        {
            completed = RunEpoch(epoch, cancellationToken);
        }

        if (!completed && training.Complete())
        {
            Checkpoints?.Save(steps + place.Batches);
        }

        if (completed && steps > 0 && Divergence.NonFiniteParameter(network) is { } parameter)
        {
            // The last step's update has overflowed, which no later step's loss could show.
            throw new TrainingDivergedException(
                epochs.Count, steps, training.LearningRate, parameter.Layer, $"after the last update {parameter.Reason}");
        }

        training.Finish();
        return new TrainingHistory(epochs, training.Updates, canceled: !completed);
    }

    /// <summary>Trains for an epoch, counted from 0.</summary>
    /// <returns>Whether it was completed rather than canceled.</returns>
    private bool RunEpoch(int epoch, CancellationToken cancellationToken)
    {
        int seed = unchecked(options.Seed + epoch);
        Dataset.FillOrder(order, seed);
        training.BeginEpoch(seed, place.Batches);
        int batch;
        for (int first = place.Batches * options.BatchSize; first < count; first += batch)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return false;
            }

            batch = Math.Min(options.BatchSize, count - first);
            if (!training.Run(first, batch))
            {
                throw Diverged(epoch);
            }

            place.Batches++;
            classified += countsCorrect ? training.Classified(first, batch) : 0;
            if (options.Progress is not null)
            {
                Report(epoch, place.Batches, first + batch, (training.Correct, classified), time.GetElapsedTime(started));
            }

            if (Checkpoints is not null && first + batch < count)
            {
                SaveWithinEpoch();
            }
        }

        if (!training.Complete())
        {
            throw Diverged(epoch);
        }

        steps += place.Batches;
        long ended = time.GetTimestamp();
        CompleteEpoch(epoch, (training.Correct, classified), time.GetElapsedTime(started, ended));
        (place, classified) = ((epoch + 1, 0), 0);
        SaveAfterEpoch();
        started = options.Validation is null && options.Progress is null && Checkpoints is null ? ended : time.GetTimestamp();
        return true;
    }

    private void Report(int epoch, int stepInEpoch, int examples, (long Correct, long Of) classes, TimeSpan elapsed)
    {
        progress = new TrainingProgress(
            epoch + 1,
            options.Epochs,
            stepInEpoch,
            ((count - 1) / options.BatchSize) + 1,
            training.MeanLoss(examples),
            Accuracy(classes),
            examples / elapsed.TotalSeconds);
        options.Progress!.Report(progress);
    }

    private void CompleteEpoch(int epoch, (long Correct, long Of) classes, TimeSpan duration)
    {
        Evaluation? validation = options.Validation is null ? null : training.Evaluate(options.Validation);
        var result = new EpochResult(
            epoch + 1,
            training.MeanLoss(count),
            Accuracy(classes),
            validation?.Loss,
            validation?.ConfusionMatrix?.Accuracy,
            duration,
            count / duration.TotalSeconds);
        epochs.Add(result);
        training.Observe(result.ValidationLoss ?? result.Loss);
        options.Progress?.Report(progress with { CompletedEpoch = result });
    }

    private static double Accuracy((long Correct, long Of) classes) => (double)classes.Correct / classes.Of;

    private TrainingDivergedException Diverged(int epoch)
    {
        (int first, double loss) = training.Failure;
        ReadOnlySpan<int> rows = order.AsSpan(first, Math.Min(options.BatchSize, order.Length - first));
        (string layer, string reason) = Divergence.Explain(network, training.Gathered(rows), rows);
        long step = steps + (first / options.BatchSize) + 1;
        return new TrainingDivergedException(epoch + 1, step, training.LearningRate, layer, Invariant($"the loss is {loss}; {reason}"));
    }
}
