using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DlGen.Peers.Measuring;

/// <summary>The FLOP/s that the hardware reaches in multiply-adds on registers alone: what nothing can exceed.</summary>
internal static class FmaPeak
{
    // A core starts two multiply-adds a cycle and each takes four or five cycles: ten chains at least keep it busy. Twelve
    // with their two factors still fit sixteen registers.
    private const int Chains = 12;
    private const long Iterations = 200_000;

    /// <summary>The FLOPs of one <see cref="Run"/>.</summary>
    public static double FlopsOfRun => 2.0 * Chains * Iterations * (
        Vector512.IsHardwareAccelerated ? Vector512<float>.Count
        : Vector256.IsHardwareAccelerated ? Vector256<float>.Count
        : Vector128<float>.Count);

    /// <summary>Multiply-adds on the widest registers for less than a millisecond; the result means nothing.</summary>
    public static float Run() =>
        Vector512.IsHardwareAccelerated ? Run512(Iterations)
        : Vector256.IsHardwareAccelerated ? Run256(Iterations)
        : Run128(Iterations);

    /// <summary>The sum over threads of what each reaches while the others do the same.</summary>
    public static double Measure(int threads, double seconds)
    {
        using var start = new Barrier(threads);
        var rates = new double[threads];
        var others = new Thread[threads - 1];
        for (int i = 0; i < others.Length; i++)
        {
            int thread = i + 1;
            others[i] = new Thread(() => rates[thread] = MeasureThread(start, seconds)) { IsBackground = true };
            others[i].Start();
        }

        rates[0] = MeasureThread(start, seconds);
        foreach (Thread other in others)
        {
            other.Join();
        }

        return rates.Sum();
    }

    private static double MeasureThread(Barrier barrier, double seconds)
    {
        barrier.SignalAndWait();
        long start = Stopwatch.GetTimestamp();
        double best = 0;
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            long before = Stopwatch.GetTimestamp();
            float sum = Run();
            double elapsed = Stopwatch.GetElapsedTime(before).TotalSeconds;
            if (sum > 0)
            {
                best = Math.Max(best, FlopsOfRun / elapsed);
            }
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Run512(long iterations)
    {
        Vector512<float> x = Vector512.Create(1.0001f), y = Vector512.Create(1e-6f);
        Vector512<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (; iterations > 0; iterations--)
        {
            a = Vector512.MultiplyAddEstimate(x, y, a);
            b = Vector512.MultiplyAddEstimate(x, y, b);
            c = Vector512.MultiplyAddEstimate(x, y, c);
            d = Vector512.MultiplyAddEstimate(x, y, d);
            e = Vector512.MultiplyAddEstimate(x, y, e);
            f = Vector512.MultiplyAddEstimate(x, y, f);
            g = Vector512.MultiplyAddEstimate(x, y, g);
            h = Vector512.MultiplyAddEstimate(x, y, h);
            i = Vector512.MultiplyAddEstimate(x, y, i);
            j = Vector512.MultiplyAddEstimate(x, y, j);
            k = Vector512.MultiplyAddEstimate(x, y, k);
            l = Vector512.MultiplyAddEstimate(x, y, l);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Run256(long iterations)
    {
        Vector256<float> x = Vector256.Create(1.0001f), y = Vector256.Create(1e-6f);
        Vector256<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (; iterations > 0; iterations--)
        {
            a = Vector256.MultiplyAddEstimate(x, y, a);
            b = Vector256.MultiplyAddEstimate(x, y, b);
            c = Vector256.MultiplyAddEstimate(x, y, c);
            d = Vector256.MultiplyAddEstimate(x, y, d);
            e = Vector256.MultiplyAddEstimate(x, y, e);
            f = Vector256.MultiplyAddEstimate(x, y, f);
            g = Vector256.MultiplyAddEstimate(x, y, g);
            h = Vector256.MultiplyAddEstimate(x, y, h);
            i = Vector256.MultiplyAddEstimate(x, y, i);
            j = Vector256.MultiplyAddEstimate(x, y, j);
            k = Vector256.MultiplyAddEstimate(x, y, k);
            l = Vector256.MultiplyAddEstimate(x, y, l);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Run128(long iterations)
    {
        Vector128<float> x = Vector128.Create(1.0001f), y = Vector128.Create(1e-6f);
        Vector128<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (; iterations > 0; iterations--)
        {
            a = Vector128.MultiplyAddEstimate(x, y, a);
            b = Vector128.MultiplyAddEstimate(x, y, b);
            c = Vector128.MultiplyAddEstimate(x, y, c);
            d = Vector128.MultiplyAddEstimate(x, y, d);
            e = Vector128.MultiplyAddEstimate(x, y, e);
            f = Vector128.MultiplyAddEstimate(x, y, f);
            g = Vector128.MultiplyAddEstimate(x, y, g);
            h = Vector128.MultiplyAddEstimate(x, y, h);
            i = Vector128.MultiplyAddEstimate(x, y, i);
            j = Vector128.MultiplyAddEstimate(x, y, j);
            k = Vector128.MultiplyAddEstimate(x, y, k);
            l = Vector128.MultiplyAddEstimate(x, y, l);
        }

        return Vector128.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
