using System.Numerics;

namespace DlGen.Training.Tests.Resuming;

/// <summary>A small training that can be interrupted and resumed: all that its result depends on.</summary>
internal sealed record Setup
{
    public string Network { get; init; } = nameof(Flowers);

    public Optimizer Optimizer { get; init; } = new Adam(0.01f);

    public Schedule? Schedule { get; init; }

    public float? ClipNorm { get; init; }

    public float? ClipValue { get; init; }

    public int AccumulationSteps { get; init; } = 1;

    public Ema? WeightAveraging { get; init; }

    public bool Augments { get; init; }

    public double Mixup { get; init; }

    public bool LeavesOut { get; init; }

    /// <summary>What changes the training data in the end; null for nothing.</summary>
    public Func<Dataset, Dataset>? Change { get; init; }

    public Metric[] Metrics { get; init; } = [];

    public Shuffling? Shuffling { get; init; }

    public bool Validates { get; init; } = true;

    public int? ValidateEverySteps { get; init; }

    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Whether a callback changes the rate as it goes, and stops the training after some batches.</summary>
    public (bool ChangesRate, int? StopsAfter) Callback { get; init; }

    public int Examples { get; init; } = 23;

    public int BatchSize { get; init; } = 5;

    public int Epochs { get; init; } = 3;

    public int Seed { get; init; } = 7;

    public int Batches => Epochs * ((Examples + BatchSize - 1) / BatchSize);

    /// <summary>Trains a new network.</summary>
    /// <param name="checkpoints">Where the state is saved; null for nowhere.</param>
    /// <param name="resume">Whether to go on from there.</param>
    /// <param name="networkSeed">The seed of its first weights.</param>
    /// <param name="threads">The maximum number of threads.</param>
    /// <param name="stopAfter">After how many batches it is canceled; null for never.</param>
    /// <param name="watch">Sees the progress.</param>
    public Outcome Train(Checkpoints? checkpoints = null, bool resume = false, int networkSeed = 1, int threads = 1, int? stopAfter = null, Action<TrainingProgress>? watch = null)
    {
        using var cancel = new CancellationTokenSource();
        int reported = 0;
        var options = new TrainingOptions
        {
            Epochs = Epochs,
            BatchSize = BatchSize,
            Optimizer = Optimizer,
            Schedule = Schedule,
            ClipNorm = ClipNorm,
            ClipValue = ClipValue,
            AccumulationSteps = AccumulationSteps,
            WeightAveraging = WeightAveraging,
            Mixup = Mixup,
            Seed = Seed,
            Threads = threads,
            Validation = Validates ? Data(11, seed: 5, isTraining: false) : null,
            ValidateEverySteps = ValidateEverySteps,
            EarlyStopping = EarlyStopping,
            Metrics = Metrics,
            Callbacks = Callback == default ? [] : [new Steering(Callback.ChangesRate, Callback.StopsAfter)],
            Checkpoints = checkpoints,
            Resume = resume,
            Progress = watch is not null ? new Watcher(watch) : stopAfter is null ? null : new Watcher(progress =>
            {
                if (progress is { CompletedEpoch: null, IsEnd: false } && ++reported == stopAfter)
                {
                    cancel.Cancel();
                }
            }),
        };
        Dataset data = Data(Examples, seed: 3, isTraining: true);
        data = Change?.Invoke(data) ?? data;
        return Network switch
        {
            nameof(Flowers) => Run(new Flowers(networkSeed)),
            nameof(Noisy) => Run(new Noisy(networkSeed)),
            nameof(OtherNoisy) => Run(new OtherNoisy(networkSeed)),
            nameof(Wide) => Run(new Wide(networkSeed)),
            nameof(Pictures) => Run(new Pictures(networkSeed)),
            nameof(Precise) => Run(new Precise(networkSeed)),
            nameof(PartlyFrozen) => Run(new PartlyFrozen(networkSeed)),
            _ => throw new ArgumentException(Network),
        };

        Outcome Run<T>(INetwork<T> network)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TrainingHistory history = network.Train(data, options, cancel.Token);
            return new Outcome(Bits(network), history) { Batches = network.Runtime.RandomStep.Number };
        }
    }

    /// <summary>All parameters and running statistics of a network.</summary>
    public static double[] Bits<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. network.Parameters.Concat(network.Statistics).SelectMany(static parameter => parameter.Value.ToArray()).Select(double.CreateChecked)];

    public Dataset Data(int examples, int seed, bool isTraining)
    {
        (int inputs, int classes) = Network switch { nameof(Flowers) => (4, 3), nameof(Wide) => (64, 10), nameof(Pictures) => (36, 3), _ => (6, 3) };
        var random = new Random(seed);
        int[] labels = [.. Enumerable.Range(0, examples).Select(_ => random.Next(classes))];
        float[] values = [.. labels.SelectMany(label => Enumerable.Range(0, inputs).Select(input => (float)random.NextDouble() + (input % classes == label ? 0.5f : 0f)))];
        if (LeavesOut && isTraining)
        {
            for (int row = 0; row < examples; row += 3)
            {
                labels[row] = -100;
            }
        }

        Dataset data = Dataset.FromArrays(values, labels).WithShuffling(Shuffling);
        return Augments && isTraining ? data.WithAugmentation(new Augmentation(seed: 2).Noise(0.1f)) : data;
    }

    private sealed class Steering(bool changesRate, int? stopsAfter) : TrainingCallback
    {
        public override void OnStep(TrainingRun training)
        {
            if (changesRate && training.Step % 4 == 0)
            {
                training.LearningRateFactor *= 0.7;
            }

            if (training.Step == stopsAfter)
            {
                training.Stop();
            }
        }
    }

    private sealed class Watcher(Action<TrainingProgress> watch) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => watch(value);
    }
}

/// <summary>What a training came to.</summary>
/// <param name="Parameters">All parameters and running statistics.</param>
/// <param name="History">The history.</param>
internal sealed record Outcome(double[] Parameters, TrainingHistory History)
{
    /// <summary>How many batches it had.</summary>
    public long Batches { get; init; }

    /// <summary>Fails unless both are the same to the bit, but for how long they took.</summary>
    public void AssertSame(Outcome other, string message)
    {
        Assert.True(Parameters.Select(BitConverter.DoubleToInt64Bits).SequenceEqual(other.Parameters.Select(BitConverter.DoubleToInt64Bits)), message);
        Assert.True(History.Steps == other.History.Steps, message);
        Assert.True(History.End == other.History.End && History.HasBestWeights == other.History.HasBestWeights, message);
        Assert.True($"{History.Best}" == $"{other.History.Best}", message);
        Assert.True(History.Validations.Select(Text).SequenceEqual(other.History.Validations.Select(Text)), message);
        Assert.True(History.Epochs.Select(Figures).SequenceEqual(other.History.Epochs.Select(Figures)), message);
    }

    private static string Text(ValidationResult result) => $"{result.Epoch}, {result.Step}: {string.Join(", ", result.Metrics)}";

    private static EpochResult Figures(EpochResult epoch) => epoch with { Duration = default, SamplesPerSecond = 0 };
}
