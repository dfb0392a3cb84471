using System.Diagnostics;

namespace DlGen.Peers.Measuring;

/// <summary>One library at one piece of work.</summary>
internal abstract class Contender(string name) : IDisposable
{
    public string Name => name;

    /// <summary>
    /// What the work comes to from the common start, so that contenders can be compared before they are timed: logits, or
    /// the mean loss of an epoch of training.
    /// </summary>
    public abstract float[] Result();

    /// <summary>Times steps for about <paramref name="seconds"/>, after an untimed start.</summary>
    public abstract Timing Run(double seconds);

    public virtual void Dispose()
    {
    }

    protected static Timing Time(long steps, Action<long> run)
    {
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        run(steps);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new Timing(seconds / steps, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds / seconds);
    }
}

/// <summary>A contender that is called step by step.</summary>
internal abstract class SteppedContender(string name) : Contender(name)
{
    private const double WarmUpSeconds = 0.02;

    public sealed override Timing Run(double seconds)
    {
        // Caches, threads and clock rates are another contender's until now.
        long steps = 0;
        long start = Stopwatch.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            Run(1);
            steps++;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed.TotalSeconds < WarmUpSeconds);
        return Time(Math.Max(1, (long)(seconds * steps / elapsed.TotalSeconds)), Run);
    }

    protected abstract void Run(long steps);
}
