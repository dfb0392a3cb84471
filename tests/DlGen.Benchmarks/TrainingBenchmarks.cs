using BenchmarkDotNet.Attributes;

namespace DlGen.Benchmarks;

/// <summary>An epoch of training; times are a step's.</summary>
[MemoryDiagnoser]
public class TrainingBenchmarks
{
    private const int Steps = 32;
    private readonly Digits network = new(seed: 0);
    private Dataset data = null!;

    [Params(1, 64, 256)]
    public int Batch { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Create() => data = Examples.Labelled(Steps * Batch, Digits.InputSize, Digits.OutputSize);

    [Benchmark(OperationsPerInvoke = Steps)]
    public TrainingHistory Momentum() => Train(new Sgd(1e-3f) { Momentum = 0.9f });

    [Benchmark(OperationsPerInvoke = Steps)]
    public TrainingHistory Adam() => Train(new Adam());

    /// <summary>Gradients are stored for their length, and a second sweep makes the update.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public TrainingHistory AdamClippedByNorm() => Train(new Adam(), new UpdateOptions { ClipNorm = 1f });

    [Benchmark(OperationsPerInvoke = Steps)]
    public TrainingHistory AdamAveraged() => Train(new Adam(), new UpdateOptions { WeightAveraging = new Ema(0.999f) });

    /// <summary>The loop written out, where gradients are stored before the update reads them.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public float LoopWrittenOut()
    {
        network.Threads = Threads;
        BoundOptimizer<float> optimizer = new Sgd(1e-3f) { Momentum = 0.9f }.For(network);
        float loss = 0;
        foreach (Batch batch in data.Batches(Batch, seed: 0))
        {
            network.Forward(batch.Inputs);
            loss = network.ComputeLoss(batch.Targets);
            network.Backward();
            optimizer.Step();
        }

        return loss;
    }

    private TrainingHistory Train(Optimizer optimizer, UpdateOptions? updates = null) => network.Train(data, new TrainingOptions
    {
        Epochs = 1, BatchSize = Batch, Optimizer = optimizer, Threads = Threads, ClipNorm = updates?.ClipNorm, WeightAveraging = updates?.WeightAveraging,
    });
}

/// <summary>The smallest network there is: a step is hardly more than what surrounds it.</summary>
[MemoryDiagnoser]
public class SmallTrainingBenchmarks
{
    private const int Steps = 1024;
    private readonly Xor network = new(seed: 0);
    private readonly Dataset truthTable = Dataset.FromArrays([0, 0, 0, 1, 1, 0, 1, 1], [0f, 1f, 1f, 0f], 4);
    private readonly Dataset repeated = Dataset.FromArrays(
        Enumerable.Repeat((float[])[0, 0, 0, 1, 1, 0, 1, 1], Steps).SelectMany(static row => row).ToArray(),
        Enumerable.Repeat((float[])[0, 1, 1, 0], Steps).SelectMany(static row => row).ToArray(),
        4 * Steps);

    [Benchmark(OperationsPerInvoke = Steps)]
    public TrainingHistory Step() => Train(repeated, 1);

    /// <summary>Training with an epoch a step, as users do it.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public TrainingHistory Epoch() => Train(truthTable, Steps);

    private TrainingHistory Train(Dataset data, int epochs) => network.Train(
        data, new TrainingOptions { Epochs = epochs, BatchSize = 4, Optimizer = new Sgd(0.1f) });
}
