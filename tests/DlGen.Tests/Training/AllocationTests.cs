namespace DlGen.Tests.Training;

[Collection(Alone.Name)]
public class AllocationTests
{
    private static readonly HandWrittenModel Model = new(3, 40, 4);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void TrainingStep_AllocatesNothing(int threads)
    {
        NetworkRuntime<float> network = Model.Network<float>();
        Dataset data = Examples.Clusters(500);
        var progress = new Meter();
        AssertNothing(() =>
        {
            network.Train(data, new TrainingOptions { Epochs = 1, BatchSize = 16, Threads = threads, Progress = progress });
            return progress.Allocated;
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void StepWithAllThatActsAroundIt_AllocatesNothing(int threads)
    {
        NetworkRuntime<float> network = Model.Network<float>();
        Dataset data = Examples.Clusters(500);
        var progress = new Meter();
        AssertNothing(() =>
        {
            network.Train(data, Everything(threads, progress));
            return progress.Allocated;
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void LoopWithAllThatActsAroundUpdates_AllocatesNothing(int threads)
    {
        NetworkRuntime<float> network = Model.Network<float>();
        network.Threads = threads;
        Dataset data = Examples.Clusters(100);
        var optimizer = new BoundOptimizer<float>(
            network, new OptimizerRun<float>(network, new AdamW(), Everything(threads), new UpdatePlan(7, 2, 1000)));
        BatchSequence batches = data.Batches(16, seed: 0);
        AssertNothing(() =>
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            foreach (Batch batch in batches)
            {
                network.Forward(batch.Inputs);
                network.ComputeLoss(batch.Targets);
                network.Backward();
                optimizer.Step();
            }

            optimizer.Observe(1);
            optimizer.SwapAverages();
            optimizer.SwapAverages();
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void LoopWrittenOut_AllocatesNothing(int threads)
    {
        NetworkRuntime<float> network = Model.Network<float>();
        network.Threads = threads;
        BoundOptimizer<float> optimizer = Updates.Bind(new Adam(), network);
        BatchSequence batches = Examples.Clusters(100).Batches(16, seed: 0);
        AssertNothing(() =>
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            foreach (Batch batch in batches)
            {
                network.Forward(batch.Inputs);
                network.ComputeLoss(batch.Targets);
                network.Backward();
                optimizer.LearningRate *= 0.99f;
                optimizer.Step();
            }

            return GC.GetTotalAllocatedBytes(precise: true) - before;
        });
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(1000, 1)]
    [InlineData(1000, 3)]
    public void PredictingIntoSpans_AllocatesNothing(int count, int threads)
    {
        NetworkRuntime<float> network = Model.Network<float>();
        float[] inputs = Examples.Inputs(count);
        byte[] bytes = new byte[inputs.Length];
        float[] outputs = new float[count * 4];
        AssertNothing(() =>
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            network.Predict(inputs, outputs, threads);
            network.Predict(bytes, outputs, threads);
            network.PredictLogits(inputs, outputs, threads);
            network.Classify(inputs.AsSpan(0, 3));
            network.Classify(bytes.AsSpan(0, 3));
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        });
    }

    /// <summary>
    /// The count is the whole process's, so that helper threads are in it. What else runs there (the test runner, the first
    /// calls) may allocate, so what is measured must be clean once, not each time.
    /// </summary>
    private static void AssertNothing(Func<long> measure)
    {
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 300 && least > 0; attempt++)
        {
            least = Math.Min(least, measure());
        }

        Assert.Equal(0, least);
    }

    private static TrainingOptions Everything(int threads, IProgress<TrainingProgress>? progress = null) => new()
    {
        Epochs = 1, BatchSize = 16, Threads = threads, Progress = progress, ClipNorm = 0.1f, ClipValue = 0.1f, AccumulationSteps = 2,
        WeightAveraging = new Ema(0.99f),
        Schedule = new MultiStepSchedule(5, 9).Chain(new CosineSchedule { WarmupSteps = 2 }).Chain(new PlateauSchedule().PerEpoch()),
        Optimizer = new AdamW { AmsGrad = true, MaxNorm = 2f, LayerRates = new() { ["linear1"] = 0.5f } },
    };

    /// <summary>Measures from an epoch's first step to its last.</summary>
    private sealed class Meter : IProgress<TrainingProgress>
    {
        private long start;

        public long Allocated { get; private set; }

        public void Report(TrainingProgress step)
        {
            if (step.IsEnd || step.CompletedEpoch is not null)
            {
                return;
            }

            if (step.Step == 1)
            {
                start = GC.GetTotalAllocatedBytes(precise: true);
            }
            else if (step.Step == step.Steps)
            {
                Allocated = GC.GetTotalAllocatedBytes(precise: true) - start;
            }
        }
    }
}
