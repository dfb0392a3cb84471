namespace DlGen.Tests.EndToEnd;

[Collection(Alone.Name)]
public class AllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void PredictIntoSpans_AllocatesNothing(int threads)
    {
        var net = new Wide(seed: 1);
        float[] x = Samples.Floats(new Random(1), 64 * 100);
        var outputs = new float[64 * 10];
        var bytes = new byte[64 * 100];
        Assert.Equal(0, Allocated(() =>
        {
            net.Predict(x, outputs, threads);
            net.Predict(bytes, outputs, threads);
            net.PredictLogits(x, outputs, threads);
            net.Classify(x.AsSpan(0, 100));
        }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void StepOfTheLoop_AllocatesNothing(int threads) => CheckLoop(new Wide(seed: 1), threads);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void StepWithDropout_AllocatesNothing(int threads) => CheckLoop(new Thinned(seed: 1), threads);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void StepWithLayersOfOnesOwn_AllocatesNothing(int threads) => CheckLoop(new Pooled(seed: 1), threads);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void StepWithLayersOfOnesOwnThatLearn_AllocatesNothing(int threads) => CheckLoop(new Learning(seed: 1), threads);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void StepWithBatchNormalization_AllocatesNothing(int threads) => CheckLoop(new BatchTrained(seed: 1), threads);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void StepOfConvolutions_AllocatesNothing(int threads) => CheckLoop(new Convolved(seed: 1), threads);

    private static void CheckLoop(INetwork<float> net, int threads)
    {
        Dataset data = Samples.Labelled(150, 100, 10);
        net.Runtime.Threads = threads;
        BoundOptimizer<float> optimizer = new Adam().For(net);
        BatchSequence batches = data.Batches(64, seed: 1);
        Assert.Equal(0, Allocated(() =>
        {
            foreach (Batch batch in batches)
            {
                net.Forward(batch.Inputs);
                net.ComputeLoss(batch.Targets);
                net.Backward();
                optimizer.Step();
            }
        }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void StepOfTrain_AllocatesNothing(int threads)
    {
        Dataset data = Samples.Labelled(64 * 20, 100, 10);
        var progress = new Watch();
        var net = new Wide(seed: 1);
        net.Train(data, new TrainingOptions { Epochs = 4, BatchSize = 64, Threads = threads, Progress = progress });
        Assert.Equal(4 * 20, progress.Steps);
        Assert.Equal(0, progress.LastEpochs);
    }

    /// <summary>
    /// What a run of the action allocates on all threads: the least of several, for other tests' threads allocate too, and
    /// code is still being recompiled.
    /// </summary>
    private static long Allocated(Action action)
    {
        for (int warmUp = 0; warmUp < 5; warmUp++)
        {
            action();
        }

        long least = long.MaxValue;
        for (int run = 0; run < 300 && least > 0; run++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            action();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }

    /// <summary>Asks at each step what the process has allocated since the step before.</summary>
    private sealed class Watch : IProgress<TrainingProgress>
    {
        private long last;

        public int Steps { get; private set; }

        /// <summary>The least that a step of the last two epochs has allocated.</summary>
        public long LastEpochs { get; private set; } = long.MaxValue;

        public void Report(TrainingProgress step)
        {
            if (step.IsEnd || step.CompletedEpoch is not null)
            {
                return;
            }

            Steps++;
            if (step.Epoch >= 3 && step.Step > 1)
            {
                LastEpochs = Math.Min(LastEpochs, GC.GetTotalAllocatedBytes(precise: true) - last);
            }

            last = GC.GetTotalAllocatedBytes(precise: true);
        }
    }
}

[Network(4, 5, 5)]
[Conv2d(16, 3, Padding = 1), Relu, MaxPool2d(2), DepthwiseConv2d(3, Padding = 1), BatchNorm, Relu, Conv2d(12, 1, Groups = 4), GlobalAvgPool, Linear(10)]
internal sealed partial class Convolved;
