using System.Diagnostics;
using System.Numerics;
using static System.FormattableString;

namespace DlGen;

/// <summary>One training from its first step to its last.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed class Trainer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkRuntime<T> network;
    private readonly Dataset data;
    private readonly TrainingOptions options;
    private readonly TrainingBuffers<T> buffers;
    private readonly OptimizerState<T> optimizer;
    private readonly TrainingStep<T> step;
    private readonly int[] order;
    private readonly bool countsCorrect;
    private readonly List<EpochResult> epochs = [];
    private long steps;

    public Trainer(NetworkRuntime<T> network, TrainingBuffers<T> buffers, Dataset data, TrainingOptions options)
    {
        this.network = network;
        this.buffers = buffers;
        this.data = data;
        this.options = options;
        optimizer = options.Optimizer.CreateState(network.ParameterArena);
        order = new int[data.Count];
        int threads = network.UsefulThreads(options.Threads, Math.Min(options.BatchSize, data.Count));
        step = new TrainingStep<T>(network, buffers, optimizer, data, order, threads);
        countsCorrect = Classes.Count(network) > 0;
    }

    public TrainingHistory Run(CancellationToken cancellationToken)
    {
        bool completed = true;
        for (int epoch = 0; epoch < options.Epochs && completed; epoch++)
        {
            completed = RunEpoch(epoch, cancellationToken);
        }

        if (completed && steps > 0 && Divergence.NonFiniteParameter(network) is { } parameter)
        {
            // The last step's update has overflowed, which no later step's loss could show.
            throw new TrainingDivergedException(
                epochs.Count, steps, optimizer.LearningRate, parameter.Layer, $"after the last update {parameter.Reason}");
        }

        return new TrainingHistory(epochs, steps, cancelled: !completed);
    }

    /// <summary>Trains for an epoch, counted from 0.</summary>
    /// <returns>Whether it was completed rather than cancelled.</returns>
    private bool RunEpoch(int epoch, CancellationToken cancellationToken)
    {
        Dataset.FillOrder(order, unchecked(options.Seed + epoch));
        long start = Stopwatch.GetTimestamp();
        double lossSum = 0;
        long correct = 0;
        int stepInEpoch = 0;
        for (int first = 0; first < order.Length; first += options.BatchSize)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return false;
            }

            int batch = Math.Min(options.BatchSize, order.Length - first);
            if (!step.Run(first, batch))
            {
                throw Diverged(epoch, first, batch);
            }

            steps++;
            stepInEpoch++;
            lossSum += step.LossSum;
            correct += step.Correct;
            if (options.Progress is not null)
            {
                Report(epoch, stepInEpoch, first + batch, lossSum, correct, Stopwatch.GetElapsedTime(start));
            }
        }

        CompleteEpoch(epoch, lossSum, correct, Stopwatch.GetElapsedTime(start));
        return true;
    }

    private void Report(int epoch, int stepInEpoch, int examples, double lossSum, long correct, TimeSpan elapsed)
    {
        var progress = new StepProgress(
            epoch + 1,
            options.Epochs,
            stepInEpoch,
            ((order.Length - 1) / options.BatchSize) + 1,
            lossSum / examples,
            Accuracy(correct, examples),
            examples / elapsed.TotalSeconds);
        options.Progress!.StepCompleted(in progress);
    }

    private void CompleteEpoch(int epoch, double lossSum, long correct, TimeSpan duration)
    {
        Evaluation? validation = options.Validation is null ? null : network.Evaluate(options.Validation, options.Threads);
        var result = new EpochResult(
            epoch + 1,
            lossSum / order.Length,
            Accuracy(correct, order.Length),
            validation?.Loss ?? double.NaN,
            validation?.Accuracy ?? double.NaN,
            duration,
            order.Length / duration.TotalSeconds);
        epochs.Add(result);
        options.Progress?.EpochCompleted(result, options.Epochs);
    }

    private double Accuracy(long correct, int examples) => countsCorrect ? (double)correct / examples : double.NaN;

    private TrainingDivergedException Diverged(int epoch, int first, int batch)
    {
        (string layer, string reason) = Divergence.Explain(network, buffers, order.AsSpan(first, batch));
        return new TrainingDivergedException(epoch + 1, steps + 1, optimizer.LearningRate, layer, Invariant($"the loss is {step.LossSum}; {reason}"));
    }
}
