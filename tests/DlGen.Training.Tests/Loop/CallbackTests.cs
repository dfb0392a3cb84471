namespace DlGen.Training.Tests.Loop;

public sealed class CallbackTests
{
    private static readonly Dataset Fit = Examples.Flowers(70, seed: 1);
    private static readonly Dataset Held = Examples.Flowers(40, seed: 2);

    [Fact]
    public void Callbacks_SeeEveryStepValidationAndEpoch()
    {
        var log = new Log();
        TrainingHistory history = new Flowers(seed: 1).Train(
            Fit, new TrainingOptions { Epochs = 2, BatchSize = 32, Validation = Held, ValidateEverySteps = 2, Callbacks = [log], Progress = log });
        Assert.Equal(
            [
                "step 1.1.1", "validation 2", "step 1.2.2", "step 1.3.3", "validation 3", "epoch 1",
                "validation 4", "step 2.1.4", "step 2.2.5", "step 2.3.6", "validation 6", "epoch 2",
            ],
            log.Lines);
        Assert.Equal(log.Reported, log.Losses);
        Assert.Equal(log.ReportedAccuracies, log.Accuracies);
        Assert.Equal(history.Epochs.Select(static epoch => epoch.Loss), [log.Losses[2], log.Losses[5]]);
        Assert.Equal(history.Epochs, log.Epochs);

        // The losses of an epoch's steps, by the examples of each, make its mean.
        Assert.Equal(((log.StepLosses[0] * 32) + (log.StepLosses[1] * 32) + (log.StepLosses[2] * 6)) / 70, history.Epochs[0].Loss, 1e-12);
    }

    [Fact]
    public void StopWithinAnEpoch_EndsAfterTheStep()
    {
        var stopped = new Flowers(seed: 1);
        TrainingHistory history = stopped.Train(
            Fit, new TrainingOptions { Epochs = 9, BatchSize = 16, Callbacks = [TrainingCallback.AfterStep(static training => StopAt(training, 7))] });
        Assert.Equal(TrainingEnd.Callback, history.End);
        Assert.False(history.Canceled);
        Assert.Equal(7, history.Steps);
        Assert.Single(history.Epochs);

        var looped = new Flowers(seed: 1);
        BoundOptimizer<float> optimizer = new Adam().For(looped);
        foreach (Batch batch in Fit.Batches(16, seed: 0).Concat(Fit.Batches(16, seed: 1).Take(2)))
        {
            looped.Forward(batch.Inputs);
            looped.ComputeLoss(batch.Targets);
            looped.Backward();
            optimizer.Step();
        }

        Assert.Equal(Examples.Bits(looped), Examples.Bits(stopped));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void StopAtAnEpochsEnd_CompletesIt(bool asStep)
    {
        TrainingCallback callback = asStep
            ? TrainingCallback.AfterStep(static training => StopAt(training, 10))
            : TrainingCallback.AfterEpoch(static training => StopAt(training, 10));
        TrainingHistory history = new Flowers(seed: 1).Train(Fit, new TrainingOptions { Epochs = 9, BatchSize = 16, Validation = Held, Callbacks = [callback] });
        Assert.Equal(TrainingEnd.Callback, history.End);
        Assert.Equal(2, history.Epochs.Count);
        Assert.Equal(2, history.Validations.Count);
    }

    [Fact]
    public void StopAtAValidation_EndsThere()
    {
        TrainingHistory history = new Flowers(seed: 1).Train(
            Fit,
            new TrainingOptions { Epochs = 9, BatchSize = 16, Validation = Held, ValidateEverySteps = 2, Callbacks = [TrainingCallback.AfterValidation(static training => StopAt(training, 4))] });
        Assert.Equal((TrainingEnd.Callback, 4L, 2), (history.End, history.Steps, history.Validations.Count));
    }

    /// <summary>After the second step a callback sets the rate, or halves it, and after the third again. An epoch has five steps.</summary>
    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    public void RateOfACallback_HoldsFromTheNextUpdateOn(bool halves, int accumulation)
    {
        var schedule = new LinearSchedule();
        int updates = accumulation == 1 ? 5 : 3;
        double[] planned = schedule.Preview(0.01f, updates, updates);
        var seen = new List<float>();
        new Flowers(seed: 1).Train(Fit, new TrainingOptions
        {
            Epochs = 1, BatchSize = 16, Optimizer = new Adam(0.01f), Schedule = schedule, AccumulationSteps = accumulation,
            Callbacks =
            [
                TrainingCallback.AfterStep(training =>
                {
                    if (training.Step is 2 or 3)
                    {
                        _ = halves ? training.LearningRateFactor *= 0.5 : training.LearningRate = 0.02f;
                    }
                }),
                TrainingCallback.AfterStep(training => seen.Add(training.LearningRate)),
            ],
        });

        // What is seen is the rate of the next update; of two batches each, the first two updates are made after steps 2 and 4.
        int[] next = accumulation == 1 ? [1, 2, 3, 4] : [0, 1, 1, 2];
        double[] factors = [1, 0.5, 0.25, 0.25];
        Assert.Equal(
            next.Zip(factors, (update, factor) => halves || factor == 1 ? (float)(planned[update] * factor) : 0.02f),
            seen.Take(4));
    }

    /// <summary>A factor and a rate that follow a schedule by hand make the bits of the schedule.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void CallbackThatFollowsASchedule_MakesItsBits(int threads)
    {
        var scheduled = new Flowers(seed: 1);
        var called = new Flowers(seed: 1);
        scheduled.Train(Fit, new TrainingOptions { Epochs = 3, BatchSize = 16, Optimizer = new AdamW(0.5f), Schedule = new StepSchedule(4) { Factor = 0.5f }, Threads = threads });
        called.Train(Fit, new TrainingOptions
        {
            Epochs = 3, BatchSize = 16, Optimizer = new AdamW(0.5f), Threads = threads,
            Callbacks = [TrainingCallback.AfterStep(static training => training.LearningRateFactor = Math.Pow(0.5, training.Updates / 4))],
        });
        Assert.Equal(Examples.Bits(scheduled), Examples.Bits(called));
    }

    [Fact]
    public void RatesThatAreNone_AreRefused()
    {
        static void Refused(string message, Action<TrainingRun> action) => Assert.Contains(
            message,
            Assert.Throws<ArgumentOutOfRangeException>(() => new Flowers(seed: 1).Train(Fit, new TrainingOptions { Callbacks = [TrainingCallback.AfterStep(action)] })).Message,
            StringComparison.Ordinal);
        Refused("LearningRate is -0.1", static training => training.LearningRate = -0.1f);
        Refused("LearningRate is NaN", static training => training.LearningRate = float.NaN);
        Refused("LearningRateFactor is 1E+300; the learning rate, which is 0.1, would be more than a float can be.", static training =>
        {
            training.LearningRate = 0.1f;
            training.LearningRateFactor = 1e300;
        });
        Refused("LearningRateFactor is 1E+39; the learning rate, which is 1E-06, would be more than a float can be.", static training =>
        {
            (training.LearningRate, training.LearningRateFactor) = (1f, 1e-6);
            training.LearningRateFactor = 1e39;
        });
        Refused("LearningRateFactor is -1", static training => training.LearningRateFactor = -1);
        Assert.Throws<ArgumentNullException>(() => TrainingCallback.AfterStep(null!));
    }

    [Fact]
    public void NetworkAfterAnExceptionOfACallback_CanBeTrainedAgain()
    {
        var net = new Flowers(seed: 1);
        Assert.Throws<InvalidDataException>(() => net.Train(Fit, new TrainingOptions { Callbacks = [TrainingCallback.AfterEpoch(static _ => throw new InvalidDataException())] }));
        net.Train(Fit, new TrainingOptions { Epochs = 1 });
    }

    private static void StopAt(TrainingRun training, long step)
    {
        if (training.Step == step)
        {
            Assert.False(training.IsStopping);
            training.Stop();
            Assert.True(training.IsStopping);
        }
    }

    private sealed class Log : TrainingCallback, IProgress<TrainingProgress>
    {
        public List<string> Lines { get; } = [];

        public List<double> Losses { get; } = [];

        public List<double> StepLosses { get; } = [];

        public List<double> Accuracies { get; } = [];

        public List<double> Reported { get; } = [];

        public List<double> ReportedAccuracies { get; } = [];

        public List<EpochResult> Epochs { get; } = [];

        public override void OnStep(TrainingRun training)
        {
            Assert.Null(training.CompletedEpoch);
            Assert.Equal(3, training.StepsPerEpoch);
            Assert.Equal(training.Step, training.Updates);
            Lines.Add(FormattableString.Invariant($"step {training.Epoch}.{training.StepInEpoch}.{training.Step}"));
            Losses.Add(training.Loss);
            StepLosses.Add(training.StepLoss);
            Accuracies.Add(training.Accuracy);
        }

        public override void OnValidation(TrainingRun training)
        {
            Assert.NotNull(training.Validation);
            Lines.Add(FormattableString.Invariant($"validation {training.Step}"));
        }

        public override void OnEpoch(TrainingRun training)
        {
            Lines.Add(FormattableString.Invariant($"epoch {training.Epoch}"));
            Epochs.Add(training.CompletedEpoch!);
        }

        public void Report(TrainingProgress value)
        {
            if (value.CompletedEpoch is null && !value.IsEnd)
            {
                Reported.Add(value.Loss);
                ReportedAccuracies.Add(value.Accuracy);
            }
        }
    }
}
