using System.Diagnostics;
using DlGen.Gpu;
using ILGPU.Runtime;
using static System.FormattableString;

namespace DlGen.GpuBenchmark;

/// <summary>
/// A network of 64-wide layers at batch 2^16: how much of the memory's bandwidth it takes to read the examples once and, for
/// predictions, to write the results. The parameters are small beside them.
/// </summary>
internal static class NarrowNetwork
{
    private const int Inputs = 64;
    private const int Outputs = 16;
    private const int BytesOfExample = (Inputs + Outputs) * sizeof(float);
    private const int Repetitions = 50;

    /// <summary>A line for training and one for predictions.</summary>
    public static IEnumerable<string> Rates(GpuDevice gpu, bool isSmall)
    {
        int batch = isSmall ? 64 : 1 << 16;
        double bandwidth = MemoryBandwidth.BytesPerSecond(gpu, isSmall ? 1 << 20 : 1 << 28);
        string Share(double rate) => Invariant($"{rate * BytesOfExample / bandwidth:P1} of the {bandwidth / 1e9:F0} GB/s that a copy reaches");
        Dataset data = Training.Values(4 * batch, Inputs, Outputs);
        string rates = Training.Rates<Narrow>(gpu, data, batch, new Adam(), Share);
        yield return Invariant($"MLP 64-64-64-64-64-16, Adam, batch {batch}: {rates}");
        double predicted = PredictionsPerSecond(gpu, batch);
        yield return Invariant($"MLP 64-64-64-64-64-16, predictions, batch {batch}: {predicted:N0} examples/s; {Share(predicted)}");
    }

    /// <summary>Of examples that lie on the device, to where they stay.</summary>
    private static double PredictionsPerSecond(GpuDevice gpu, int batch)
    {
        using GpuProgram program = gpu.CreateProgram(((INetwork<float>)new Narrow(seed: 1)).Runtime, batch);
        void Predict()
        {
            if (!program.TryPredict(batch))
            {
                program.Forward(batch);
                program.Predict(batch);
            }
        }

        Predict();
        gpu.Accelerator.Synchronize();
        long start = Stopwatch.GetTimestamp();
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            Predict();
        }

        gpu.Accelerator.Synchronize();
        return (double)batch * Repetitions / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
