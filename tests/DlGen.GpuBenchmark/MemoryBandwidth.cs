using System.Diagnostics;
using DlGen.Gpu;
using DlGen.Gpu.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.GpuBenchmark;

/// <summary>What the device's memory gives when it only copies: the bound of a network that is read once and computed on the way.</summary>
internal static class MemoryBandwidth
{
    private const int Repetitions = 20;

    /// <summary>Bytes read and written a second.</summary>
    /// <param name="gpu">The device.</param>
    /// <param name="bytes">Bytes that are copied: more than the caches hold.</param>
    public static double BytesPerSecond(GpuDevice gpu, int bytes)
    {
        int length = bytes / (Float4.Count * sizeof(float));
        using var from = gpu.Accelerator.Allocate1D<Float4>(length);
        using var to = gpu.Accelerator.Allocate1D<Float4>(length);
        from.MemSetToZero();
        from.View.CopyTo(gpu.Stream, to.View);
        gpu.Accelerator.Synchronize();
        long start = Stopwatch.GetTimestamp();
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            from.View.CopyTo(gpu.Stream, to.View);
        }

        gpu.Accelerator.Synchronize();
        return 2.0 * bytes * Repetitions / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
