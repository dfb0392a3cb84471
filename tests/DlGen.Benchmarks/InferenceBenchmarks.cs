using BenchmarkDotNet.Attributes;

namespace DlGen.Benchmarks;

/// <summary>Predictions into memory that is there already.</summary>
[MemoryDiagnoser]
public class InferenceBenchmarks
{
    private readonly Digits network = new(seed: 0);
    private float[] inputs = [];
    private float[] outputs = [];
    private byte[] bytes = [];

    [Params(1, 64, 10_000)]
    public int Batch { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Create()
    {
        inputs = Examples.Inputs(Batch * Digits.InputSize);
        bytes = inputs.Select(static value => (byte)(value * 255)).ToArray();
        outputs = new float[Batch * Digits.OutputSize];
    }

    [Benchmark]
    public void Predict() => network.Predict(inputs, outputs, Threads);

    [Benchmark]
    public void PredictBytes() => network.Predict(bytes, outputs, Threads);

    [Benchmark]
    public void Logits() => network.PredictLogits(inputs, outputs, Threads);
}
