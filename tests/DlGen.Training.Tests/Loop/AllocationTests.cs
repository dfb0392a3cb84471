namespace DlGen.Training.Tests.Loop;

/// <summary>Counts what the whole process allocates, so that nothing else may run.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class AllocationTests
{
    /// <summary>Everything but callbacks of a user's own: what is measured from within the callbacks, between two validations.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(2, 0.4)]
    public void StepBetweenValidations_AllocatesNothing(int threads, double mixup)
    {
        Dataset data = Examples.Flowers(640, seed: 1);
        Dataset held = Examples.Flowers(40, seed: 2);
        var meter = new Meter();
        var net = new Normalized(seed: 1);
        long least = long.MaxValue;

        // The first calls compile, and a test runner allocates at times: what counts is that it is nothing once.
        for (int attempt = 0; attempt < 200 && least > 0; attempt++)
        {
            net.Train(data, new TrainingOptions
            {
                Epochs = 2, BatchSize = 16, Threads = threads, Mixup = mixup, Validation = held, ValidateEverySteps = 30, Metrics = [Metric.MacroF1], EarlyStopping = new EarlyStopping(100),
                Schedule = new CosineSchedule(), ClipNorm = 1f, AccumulationSteps = 2, WeightAveraging = new Ema(0.9f), Callbacks = [meter],
            });
            least = Math.Min(least, meter.Allocated);
        }

        Assert.Equal(0, least);
    }

    private sealed class Meter : TrainingCallback
    {
        private long start;

        public long Allocated { get; private set; }

        public override void OnStep(TrainingRun training)
        {
            if (training.Step == 41)
            {
                start = GC.GetTotalAllocatedBytes(precise: true);
            }
            else if (training.Step == 59)
            {
                Allocated = GC.GetTotalAllocatedBytes(precise: true) - start;
            }

            training.LearningRateFactor *= 0.999;
        }
    }
}
