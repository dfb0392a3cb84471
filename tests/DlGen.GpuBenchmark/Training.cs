using DlGen.Gpu;

namespace DlGen.GpuBenchmark;

/// <summary>How many examples a second a network trains on.</summary>
internal static class Training
{
    private const int Epochs = 6;

    /// <summary>The rate, and on CUDA also without a graph.</summary>
    /// <param name="gpu">The device.</param>
    /// <param name="data">The examples.</param>
    /// <param name="batch">How many of them a step has.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="note">What there is to say of a rate.</param>
    public static string Rates<TNetwork>(GpuDevice gpu, Dataset data, int batch, Optimizer optimizer, Func<double, string>? note = null)
        where TNetwork : INetwork<TNetwork, float>
    {
        string With(double rate) => note is null ? "" : $" ({note(rate)})";
        gpu.RecordsSteps = true;
        double rate = ExamplesPerSecond<TNetwork>(gpu, data, batch, optimizer);
        if (gpu.Info.Kind != GpuDeviceKind.Cuda)
        {
            return FormattableString.Invariant($"{rate:N0} examples/s{With(rate)}");
        }

        gpu.RecordsSteps = false;
        double launched = ExamplesPerSecond<TNetwork>(gpu, data, batch, optimizer);
        return FormattableString.Invariant($"{rate:N0} examples/s{With(rate)}, {launched:N0} with each kernel launched by itself");
    }

    /// <summary>The median over the epochs after the first, which compiles the kernels.</summary>
    private static double ExamplesPerSecond<TNetwork>(GpuDevice gpu, Dataset data, int batch, Optimizer optimizer)
        where TNetwork : INetwork<TNetwork, float>
    {
        TrainingHistory history = TNetwork.Create(1).Train(
            data, new TrainingOptions { Epochs = Epochs, BatchSize = batch, Optimizer = optimizer, Device = gpu });
        double[] rates = [.. history.Epochs.Skip(1).Select(static epoch => epoch.SamplesPerSecond).Order()];
        return rates[rates.Length / 2];
    }

    /// <summary>Random examples with labels.</summary>
    public static Dataset Classes(int count, int inputs, int classes)
    {
        var random = new Random(1);
        return Dataset.FromArrays(Floats(random, count * inputs), [.. Enumerable.Range(0, count).Select(_ => random.Next(classes))]);
    }

    /// <summary>Random examples with target values.</summary>
    public static Dataset Values(int count, int inputs, int outputs)
    {
        var random = new Random(1);
        return Dataset.FromArrays(Floats(random, count * inputs), Floats(random, count * outputs), count);
    }

    private static float[] Floats(Random random, int count)
    {
        var values = new float[count];
        for (int index = 0; index < count; index++)
        {
            values[index] = random.NextSingle();
        }

        return values;
    }
}
