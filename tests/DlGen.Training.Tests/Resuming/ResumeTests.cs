namespace DlGen.Training.Tests.Resuming;

public sealed class ResumeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static Dictionary<string, Optimizer> Optimizers { get; } = new()
    {
        ["sgd"] = new Sgd(0.1f) { WeightDecay = 0.01f },
        ["momentum"] = new Sgd(0.05f) { Momentum = 0.9f },
        ["nesterov"] = new Sgd(0.05f) { Momentum = 0.9f, Nesterov = true, MaxNorm = 1.5f },
        ["dampening"] = new Sgd(0.05f) { Momentum = 0.9f, Dampening = 0.3f },
        ["adam"] = new Adam(0.01f) { WeightDecay = 0.01f },
        ["amsgrad"] = new Adam(0.01f) { AmsGrad = true, Maximize = true },
        ["adamw"] = new AdamW(0.01f) { LayerRates = new() { ["linear1"] = 0.5f } },
        ["rmsprop"] = new RmsProp(0.01f),
        ["rmsprop, centered, momentum"] = new RmsProp(0.01f) { Centered = true, Momentum = 0.9f },
        ["adagrad"] = new Adagrad(0.05f) { LearningRateDecay = 0.1f, InitialAccumulator = 0.1f },
        ["lion"] = new Lion(0.001f) { WeightDecay = 0.1f },
    };

    private static Dictionary<string, Func<Setup, Setup>> Additions { get; } = new()
    {
        ["nothing"] = setup => setup,
        ["clipping"] = setup => setup with { ClipNorm = 0.5f, ClipValue = 0.4f },
        ["accumulation"] = setup => setup with { AccumulationSteps = 3 },
        ["average"] = setup => setup with { WeightAveraging = new Ema(0.9f) },
        ["average and accumulation"] = setup => setup with { WeightAveraging = new Ema(0.9f), AccumulationSteps = 2, ClipNorm = 1f },
        ["random numbers and statistics"] = setup => setup with { Network = nameof(Noisy) },
        ["average with statistics"] = setup => setup with { Network = nameof(Noisy), WeightAveraging = new Ema(0.8f) },
        ["frozen part"] = setup => setup with { Network = nameof(PartlyFrozen), WeightAveraging = new Ema(0.8f), AccumulationSteps = 2 },
        ["augmentation"] = setup => setup with { Augments = true },
        ["blocks"] = setup => setup with { Shuffling = Shuffling.InBlocks(rows: 3, mixed: 2) },
        ["double precision"] = setup => setup with { Network = nameof(Precise), WeightAveraging = new Ema(0.8f), AccumulationSteps = 2 },
        ["mixup"] = setup => setup with { Mixup = 0.4, Augments = true },
        ["examples left out"] = setup => setup with { LeavesOut = true },
        ["convolution without validation"] = setup => setup with { Network = nameof(Pictures), Validates = false },
        ["plateau"] = setup => setup with { Schedule = new PlateauSchedule { Patience = 0, Threshold = 0.3f, Cooldown = 1 } },
        ["early stopping"] = setup => setup with { EarlyStopping = new EarlyStopping(patience: 2) { MinDelta = 0.05 }, WeightAveraging = new Ema(0.5f) },
        ["early stopping within epochs"] = setup => setup with { Network = nameof(Noisy), ValidateEverySteps = 2, EarlyStopping = new EarlyStopping(patience: 3) { MinDelta = 0.02 } },
        ["validation within epochs"] = setup => setup with { ValidateEverySteps = 3, EarlyStopping = new EarlyStopping(patience: 50) { Metric = Metric.Accuracy } },
        ["callback"] = setup => setup with { Callback = (true, null) },
        ["callback that stops"] = setup => setup with { Callback = (true, 8) },
        ["cosine"] = setup => setup with { Schedule = new CosineSchedule { WarmupSteps = 3 } },
    };

    private static Dictionary<string, Schedule> Schedules { get; } = new()
    {
        ["constant"] = new ConstantSchedule { Factor = 0.5f, Steps = 4 },
        ["step"] = new StepSchedule(3) { Factor = 0.5f },
        ["milestones"] = new MultiStepSchedule(2, 7) { Factor = 0.5f },
        ["exponential"] = new ExponentialSchedule(0.9f),
        ["linear"] = new LinearSchedule(),
        ["restarts"] = new CosineRestartSchedule(4),
        ["one cycle"] = new OneCycleSchedule(maxLearningRate: 0.05f),
        ["function"] = new FunctionSchedule(static update => 1.0 / (1 + update)),
        ["plateau behind a step"] = new StepSchedule(2).Then(5, new PlateauSchedule { Patience = 0, Threshold = 0.3f }),
        ["epochs"] = new ExponentialSchedule(0.5f).PerEpoch(),
    };

    public static TheoryData<string> OptimizerNames => [.. Optimizers.Keys];

    public static TheoryData<string> ScheduleNames => [.. Schedules.Keys];

    public void Dispose() => folder.Dispose();

    /// <summary>At every place of the training, and with all that acts around an update.</summary>
    [Theory]
    [MemberData(nameof(OptimizerNames))]
    public void ResumedTraining_HasTheSameBits(string optimizer)
    {
        foreach ((string addition, Func<Setup, Setup> add) in Additions)
        {
            ResumeEverywhere(add(new Setup { Optimizer = Optimizers[optimizer] }), $"{optimizer}, {addition}");
        }
    }

    [Theory]
    [MemberData(nameof(ScheduleNames))]
    public void ResumedSchedule_HasTheSameBits(string schedule) =>
        ResumeEverywhere(new Setup { Schedule = Schedules[schedule], Network = nameof(Noisy) }, schedule);

    [Fact]
    public void AnyNumberOfThreads_HasTheSameBits() =>
        ResumeEverywhere(new Setup { Network = nameof(Wide), Examples = 200, BatchSize = 64, Epochs = 2, ClipNorm = 1f, WeightAveraging = new Ema(0.9f) }, "threads");

    /// <summary>Configurations drawn at random, each interrupted several times at random.</summary>
    [Fact]
    public void TrainingInterruptedOftenAtRandom_HasTheSameBits()
    {
        var random = new Random(1);
        for (int trial = 0; trial < 60; trial++)
        {
            Setup setup = new()
            {
                Optimizer = Pick(Optimizers.Values),
                Schedule = random.Next(2) == 0 ? Pick(Schedules.Values) : null,
                Examples = random.Next(8, 60),
                BatchSize = random.Next(2, 9),
                Epochs = random.Next(2, 5),
                Seed = random.Next(),
            };
            if (setup.Batches < 20)
            {
                // Too short for some of the schedules.
                setup = setup with { Schedule = null };
            }

            setup = Pick(Additions.Values)(Pick(Additions.Values)(setup));
            if (!setup.Validates)
            {
                setup = setup with { EarlyStopping = null, ValidateEverySteps = null };
            }

            Outcome expected = setup.Train();
            string own = folder[$"{trial}"];
            int done = 0;
            Outcome outcome;
            do
            {
                int steps = random.Next(1, setup.Batches);
                int networkSeed = done == 0 ? 1 : random.Next();
                done += steps;
                Checkpoints checkpoints = new(own) { EverySteps = random.Next(1, 6), EveryEpochs = random.Next(1, 3), Keep = random.Next(1, 3) };
                outcome = setup.Train(checkpoints, resume: true, networkSeed: networkSeed, threads: random.Next(1, 4), stopAfter: steps);
            }
            while (outcome.History.Canceled && done < 1000);
            outcome.AssertSame(expected, $"trial {trial}: {setup}");
        }

        TValue Pick<TValue>(IReadOnlyCollection<TValue> values) => values.ElementAt(random.Next(values.Count));
    }

    [Fact]
    public void CanceledTraining_ContinuesWhereItWasCanceled()
    {
        var setup = new Setup { Network = nameof(Noisy) };
        Outcome expected = setup.Train();
        var checkpoints = new Checkpoints(folder.Path) { EveryEpochs = 100 };
        Assert.True(setup.Train(checkpoints, stopAfter: 7).History.Canceled);
        Assert.Equal([folder["checkpoint-000000007.safetensors"]], folder.Checkpoints);
        setup.Train(checkpoints, resume: true).AssertSame(expected, "resumed");
    }

    [Fact]
    public void CompletedTraining_IsNotTrainedAgain()
    {
        var setup = new Setup { WeightAveraging = new Ema(0.9f) };
        var checkpoints = new Checkpoints(folder.Path);
        Outcome first = setup.Train(checkpoints, resume: true);
        setup.Train(checkpoints, resume: true, networkSeed: 3).AssertSame(first, "resumed at its end");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("step")]
    [InlineData("plateau behind a step")]
    [InlineData("epochs")]
    public void MoreEpochs_ContinueTheTraining(string? schedule)
    {
        var setup = new Setup { Epochs = 2, Schedule = schedule is null ? null : Schedules[schedule] };
        var checkpoints = new Checkpoints(folder.Path);
        setup.Train(checkpoints);
        (setup with { Epochs = 4 }).Train(checkpoints, resume: true).AssertSame((setup with { Epochs = 4 }).Train(), "four epochs");
    }

    /// <summary>With twice as many epochs its rates would have been others in the first.</summary>
    [Fact]
    public void MoreEpochsThanAScheduleGoesOver_AreRefused()
    {
        var setup = new Setup { Epochs = 2, Schedule = new LinearSchedule() };
        setup.Train(new Checkpoints(folder.Path));
        string message = Assert.Throws<ArgumentException>(() => (setup with { Epochs = 4 }).Train(new Checkpoints(folder.Path), resume: true)).Message;
        Assert.Contains("is of a training of 2 epochs, and 4 are given, over which LinearSchedule", message, StringComparison.Ordinal);
    }

    /// <summary>Steps that save nothing allocate nothing.</summary>
    [Fact]
    public void StepBetweenCheckpoints_AllocatesNothing()
    {
        long least = long.MaxValue;
        for (int trial = 0; trial < 50 && least > 0; trial++)
        {
            (long first, long last) = (0, 0);
            var setup = new Setup { Network = nameof(Noisy), Examples = 500, Epochs = 1, Validates = false };
            setup.Train(new Checkpoints(folder[$"{trial}"]) { EverySteps = 1000 }, watch: progress =>
            {
                first = progress.Step == 10 ? GC.GetAllocatedBytesForCurrentThread() : first;
                last = progress.Step == 90 && progress.CompletedEpoch is null ? GC.GetAllocatedBytesForCurrentThread() : last;
            });
            least = Math.Min(least, last - first);
        }

        Assert.Equal(0, least);
    }

    /// <summary>It isn't trained on because the process was started again, and still ends with the best weights.</summary>
    [Fact]
    public void StoppedTraining_StaysStopped()
    {
        var setup = new Setup { Network = nameof(Noisy), Optimizer = new Sgd(1f), Epochs = 40, EarlyStopping = new EarlyStopping(patience: 2) };
        Outcome expected = setup.Train(new Checkpoints(folder.Path) { EveryEpochs = 50 });
        Assert.Equal(TrainingEnd.EarlyStopping, expected.History.End);
        setup.Train(new Checkpoints(folder.Path), resume: true, networkSeed: 4).AssertSame(expected, "stopped");
        Assert.Equal(expected.Parameters, Setup.Bits(Noisy.Load(folder["best.safetensors"])));
    }

    [Fact]
    public void EmptyFolder_BeginsAnew() =>
        new Setup().Train(new Checkpoints(folder["new/deep"]), resume: true).AssertSame(new Setup().Train(), "a new training");

    private void ResumeEverywhere(Setup setup, string what)
    {
        Outcome expected = setup.Train();
        using var all = new TemporaryFolder();
        setup.Train(new Checkpoints(all.Path) { EverySteps = 1, Keep = int.MaxValue }, threads: 2).AssertSame(expected, $"{what}: saved");
        Assert.Equal(expected.History.End == TrainingEnd.Completed ? setup.Batches : expected.Batches, all.Checkpoints.Length);
        foreach ((int place, string checkpoint) in all.Checkpoints.Index())
        {
            var checkpoints = new Checkpoints(all.With(checkpoint)) { EveryEpochs = 100 };
            setup.Train(checkpoints, resume: true, networkSeed: 99, threads: 1 + (place % 3)).AssertSame(expected, $"{what}: resumed after batch {place + 1}");
        }
    }
}
