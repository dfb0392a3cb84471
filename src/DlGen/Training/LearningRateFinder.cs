using System.Numerics;
using DlGen.Runtime;
using static System.FormattableString;

namespace DlGen;

/// <summary>
/// Looks for a good learning rate by a short training in which the rate grows with each update: <c>LearningRateFinder.Run(net, data).Valley</c>. The
/// procedure is that of Smith, "Cyclical Learning Rates for Training Neural Networks" (2017), with the figures of fastai's lr_find.
/// </summary>
public static class LearningRateFinder
{
    /// <summary>How much of the smoothed loss an update keeps, as fastai's.</summary>
    private const double Smoothing = 0.98;

    /// <summary>A smoothed loss of more than so many times the smallest ends the test.</summary>
    private const double Explosion = 4;

    private const int LeastUpdates = 10;

    /// <summary>
    /// Trains a copy of a network with rates that grow exponentially: update i of n has the rate start·(end/start)^(i/n), counted from 0. The network
    /// itself stays as it is, with its weights, its running statistics and its random numbers. The test ends before the last update where
    /// the smoothed loss is more than four times the smallest so far, or is no longer finite.
    /// </summary>
    /// <typeparam name="T">The network's scalar.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">The training data.</param>
    /// <param name="options">
    /// How the network is to be trained; null for the defaults. The test takes from them the optimizer, the batch size, clipping, accumulation, mixup,
    /// seed, threads and device, and leaves the rest aside.
    /// </param>
    /// <param name="start">The first learning rate.</param>
    /// <param name="end">The learning rate that the updates lead to.</param>
    /// <param name="updates">n: how many updates there are, at least 10.</param>
    /// <param name="cancellationToken">Ends the test after the current step; the curve has the updates until then.</param>
    /// <exception cref="ArgumentOutOfRangeException">The first rate is not above 0, the last not above the first and finite, or there are too few updates.</exception>
    /// <exception cref="ArgumentException">The data don't fit the network.</exception>
    /// <exception cref="TrainingDivergedException">The loss isn't finite before the first update: there is no curve. The message says why.</exception>
    public static LearningRateCurve Run<T>(
        INetwork<T> network, Dataset data, TrainingOptions? options = null, float start = 1e-7f, float end = 10f, int updates = 100, CancellationToken cancellationToken = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        Check(start, end, updates);
        var test = new RateTest(new RateTestSchedule(Optimizer.ToDouble(start), Optimizer.ToDouble(end), updates), updates);
        try
        {
            network.Runtime.Clone().Train(data, test.Options(options ?? new TrainingOptions()), cancellationToken);
        }
        catch (TrainingDivergedException) when (test.Points.Count > 0)
        {
            // Which is what large rates do: the curve ends there.
        }

        return new LearningRateCurve(test.Points, updates);
    }

    private static void Check(float start, float end, int updates)
    {
        if (!float.IsFinite(start) || start <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(start), start, Invariant($"start is {start}; it must be a finite number above 0, the first learning rate."));
        }

        if (!float.IsFinite(end) || end <= start)
        {
            throw new ArgumentOutOfRangeException(nameof(end), end, Invariant($"end is {end}; it must be a finite number above start, which is {start}."));
        }

        if (updates < LeastUpdates)
        {
            throw new ArgumentOutOfRangeException(nameof(updates), updates, Invariant($"updates is {updates}; it must be at least {LeastUpdates}, or there is no curve to see."));
        }
    }

    /// <summary>Notes what each update comes to, and ends the test.</summary>
    /// <param name="schedule">The rates.</param>
    /// <param name="updates">How many updates there are.</param>
    private sealed class RateTest(RateTestSchedule schedule, int updates) : TrainingCallback
    {
        private double average;
        private double best = double.PositiveInfinity;
        private double batchLosses;
        private int batches;

        public List<LearningRatePoint> Points { get; } = [];

        public TrainingOptions Options(TrainingOptions options) => new()
        {
            // Every epoch has an update.
            Epochs = updates,
            BatchSize = options.BatchSize,
            Optimizer = options.Optimizer,
            Schedule = schedule,
            ClipNorm = options.ClipNorm,
            ClipValue = options.ClipValue,
            AccumulationSteps = options.AccumulationSteps,
            Mixup = options.Mixup,
            Seed = options.Seed,
            Threads = options.Threads,
            Device = options.Device,
            Callbacks = [this],
        };

        public override void OnStep(TrainingRun training)
        {
            batchLosses += training.StepLoss;
            batches++;
            if (training.Updates > Points.Count)
            {
                Add(batchLosses / batches, training);
                (batchLosses, batches) = (0, 0);
            }
        }

        private void Add(double loss, TrainingRun training)
        {
            average = (Smoothing * average) + ((1 - Smoothing) * loss);

            // Without the correction, the first averages would be near zero, where they begin.
            double smoothed = average / (1 - Math.Pow(Smoothing, Points.Count + 1));
            Points.Add(new LearningRatePoint(schedule.GetLearningRate(Points.Count, default), loss, smoothed));
            best = Math.Min(best, smoothed);
            if (!double.IsFinite(smoothed) || (best > 0 && smoothed > Explosion * best) || Points.Count == updates)
            {
                training.Stop();
            }
        }
    }
}
