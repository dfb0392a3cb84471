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
    private readonly ValidationRun<T>? validation;
    private readonly CallbackRun<T>? callbacks;
    private readonly EpochOrder order;
    private readonly int count;
    private readonly bool countsCorrect;
    private readonly TimeProvider time;
    private readonly List<EpochResult> epochs = [];
    private TrainingProgress progress;

    /// <summary>Why the training ends; <see cref="TrainingEnd.Completed"/> as long as nothing ends it before its last epoch.</summary>
    private TrainingEnd end;

    /// <summary>How many batches are trained on, in all epochs.</summary>
    private long steps;

    /// <summary>The epoch at work, counted from 0, and how many of its batches are trained on.</summary>
    private (int Epoch, int Batches) place;

    /// <summary>How many examples of the epoch, or positions of theirs, have a class to be found.</summary>
    private long classified;

    /// <summary>When the epoch at work began. Where nothing comes between two epochs, one reading of the clock ends one and begins the next.</summary>
    private long started;

    /// <param name="network">The network.</param>
    /// <param name="training">Its steps, which take the examples in the order that <paramref name="order"/> has then.</param>
    /// <param name="order">The order of an epoch's examples, which the training fills.</param>
    /// <param name="options">How to train.</param>
    /// <param name="time">The clock; the system's unless given.</param>
    public Trainer(NetworkRuntime<T> network, TrainingSteps<T> training, EpochOrder order, TrainingOptions options, TimeProvider? time = null)
    {
        this.network = network;
        this.training = training;
        this.order = order;
        this.options = options;
        this.time = time ?? TimeProvider.System;

        count = CountTrained(network, order.Rows.Length, options.BatchSize);
        countsCorrect = network.ClassifyingHead >= 0;
        validation = options.Validation is { } data ? new ValidationRun<T>(network, training, data, options) : null;
        callbacks = options.Callbacks.Count > 0 ? new CallbackRun<T>(training, validation, options, StepsPerEpoch) : null;
    }

    /// <summary>What saves the training's state; null where nothing does.</summary>
    public CheckpointRun<T>? Checkpoints { get; init; }

    /// <summary>The part of the epoch's examples so far, or of their positions, that were classified correctly.</summary>
    private double Accuracy => (double)training.Correct / classified;

    private int StepsPerEpoch => ((count - 1) / options.BatchSize) + 1;

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
        if (Checkpoints?.Begin(Parts) == true)
        {
            training.Resume();
        }

        for (int epoch = place.Epoch; epoch < options.Epochs && end == TrainingEnd.Completed; epoch++)
        {
            completed = RunEpoch(epoch, cancellationToken);
        }

        if ((completed || training.Complete()) && end != TrainingEnd.Completed)
        {
            Checkpoints?.Save(steps);
        }

        bool restored = validation?.Stopping is { BestWeights: not null };
        if (!restored && completed && steps > 0 && Divergence.NonFiniteParameter(network) is { } parameter)
        {
            throw DivergedAtEnd(parameter);
        }

        training.Finish();
        validation?.Stopping?.Restore(network);
        return new TrainingHistory(epochs, training.Updates, canceled: end == TrainingEnd.Canceled)
        {
            End = end,
            Validations = validation?.Results ?? [],
            Best = validation?.Best,
            HasBestWeights = restored,
        };
    }

    /// <summary>Trains for an epoch, counted from 0.</summary>
    /// <returns>Whether it was completed rather than cut short.</returns>
    private bool RunEpoch(int epoch, CancellationToken cancellationToken)
    {
        int seed = unchecked(options.Seed + epoch);
        order.Fill(seed);
        training.BeginEpoch(seed, place.Batches);
        int batch;
        for (int first = place.Batches * options.BatchSize; first < count; first += batch)
        {
            if (end == TrainingEnd.Completed && cancellationToken.IsCancellationRequested)
            {
                end = TrainingEnd.Canceled;
            }

            if (end != TrainingEnd.Completed)
            {
                return false;
            }

            batch = Math.Min(options.BatchSize, count - first);
            if (!training.Run(first, batch))
            {
                throw Diverged(epoch);
            }

            steps++;
            place.Batches++;
            classified += countsCorrect ? training.Classified(first, batch) : 0;
            callbacks?.Move(epoch + 1, steps, place.Batches, first + batch, classified);
            if (first + batch < count && validation is not null && validation.IsDueAfterStep(steps))
            {
                ValidateWithin(epoch);
            }

            if (options.Progress is not null)
            {
                Report(epoch, place.Batches, first + batch, time.GetElapsedTime(started));
            }

            if (callbacks is not null)
            {
                callbacks.OnStep();
                EndIf(callbacks.IsStopping, TrainingEnd.Callback);
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

        long ended = time.GetTimestamp();
        CompleteEpoch(epoch, Accuracy, time.GetElapsedTime(started, ended));
        (place, classified) = ((epoch + 1, 0), 0);
        SaveAfterEpoch();
        started = options.Validation is null && options.Progress is null && callbacks is null && Checkpoints is null ? ended : time.GetTimestamp();
        return true;
    }

    private void Report(int epoch, int stepInEpoch, int examples, TimeSpan elapsed)
    {
        progress = new TrainingProgress(
            epoch + 1,
            options.Epochs,
            stepInEpoch,
            StepsPerEpoch,
            training.MeanLoss(examples),
            Accuracy,
            examples / elapsed.TotalSeconds) { LearningRate = training.LearningRate };
        options.Progress!.Report(progress);
    }

    /// <summary>Validates within an epoch, whose duration doesn't count it.</summary>
    private void ValidateWithin(int epoch)
    {
        long before = time.GetTimestamp();
        if (!training.Complete())
        {
            throw Diverged(epoch);
        }

        Validate(epoch);
        started += time.GetTimestamp() - before;
    }

    private void Validate(int epoch)
    {
        EndIf(validation!.Run(epoch + 1, steps), TrainingEnd.EarlyStopping);
        if (validation.Best == validation.Results[^1])
        {
            Checkpoints?.SaveBest();
        }

        if (callbacks is not null)
        {
            callbacks.OnValidation(isStopping: end != TrainingEnd.Completed);
            EndIf(callbacks.IsStopping, TrainingEnd.Callback);
        }
    }

    private void CompleteEpoch(int epoch, double accuracy, TimeSpan duration)
    {
        bool validates = validation is not null && (validation.IsDueAfterEpoch(epoch + 1) || validation.IsDueAfterStep(steps));
        if (validates)
        {
            Validate(epoch);
        }

        Evaluation? evaluation = validates ? validation!.Last : null;
        var result = new EpochResult(
            epoch + 1,
            training.MeanLoss(count),
            accuracy,
            evaluation?.Loss,
            evaluation?.ConfusionMatrix?.Accuracy,
            duration,
            count / duration.TotalSeconds)
        {
            Step = steps,
        };
        if (options.Checks is not null)
        {
            result = result with { Checks = training.ReportChecks() };
        }

        epochs.Add(result);
        if (validates || validation is null)
        {
            training.Observe(result.ValidationLoss ?? result.Loss);
        }

        options.Progress?.Report(progress with { CompletedEpoch = result });
        if (callbacks is not null)
        {
            callbacks.OnEpoch(result);
            EndIf(callbacks.IsStopping, TrainingEnd.Callback);
        }
    }

    /// <summary>Ends the training, unless something else has ended it.</summary>
    private void EndIf(bool isToEnd, TrainingEnd why) => end = isToEnd && end == TrainingEnd.Completed ? why : end;

    /// <summary>The last step's update has overflowed, which no later step's loss could show.</summary>
    private TrainingDivergedException DivergedAtEnd(DivergenceCause parameter) =>
        new(epochs.Count, steps, training.LearningRate, parameter, $"after the last update {parameter.Reason}");

    private TrainingDivergedException Diverged(int epoch)
    {
        (int first, double loss) = training.Failure;
        ReadOnlySpan<int> rows = order.Rows.AsSpan(first, Math.Min(options.BatchSize, order.Rows.Length - first));
        DivergenceCause cause = Divergence.Explain(network, training.Gathered(rows), new BatchRows(rows, rows.Length), hasFiniteLoss: training.FailedChecks);
        long step = ((long)epoch * StepsPerEpoch) + (first / options.BatchSize) + 1;
        return new TrainingDivergedException(epoch + 1, step, training.LearningRate, cause, training.FailedChecks ? cause.Reason : Invariant($"the loss is {loss}; {cause.Reason}"));
    }
}
