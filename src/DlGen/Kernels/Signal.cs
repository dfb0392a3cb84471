using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DlGen.Kernels;

/// <summary>
/// A counter that threads wait on until it moves: first spinning, for as long as threads of one training step wait for
/// each other, then asleep. Waiting and advancing allocate nothing.
/// </summary>
internal sealed class Signal
{
    private const int PollsBetweenClockReads = 16;
    private static readonly long SpinTicks = Stopwatch.Frequency / 1_000_000 * 20;

    private readonly object gate = new();
    private State state;

    /// <summary>How often the signal was advanced.</summary>
    public int Value => Volatile.Read(ref state.Value);

    /// <summary>Lets everyone go who waits for the value to move on from the present one.</summary>
    public void Advance()
    {
        // A full fence: either a thread going to sleep sees the new value, or it is seen here among the sleepers.
        Interlocked.Increment(ref state.Value);
        if (Volatile.Read(ref state.Sleepers) != 0)
        {
            lock (gate)
            {
                Monitor.PulseAll(gate);
            }
        }
    }

    /// <summary>Returns once the value differs from <paramref name="seen"/>.</summary>
    public void WaitWhile(int seen, bool spin)
    {
        if (Value != seen || (spin && SpinWhile(seen)))
        {
            return;
        }

        lock (gate)
        {
            Interlocked.Increment(ref state.Sleepers);
            try
            {
                while (Value == seen)
                {
                    Monitor.Wait(gate);
                }
            }
            finally
            {
                Interlocked.Decrement(ref state.Sleepers);
            }
        }
    }

    private bool SpinWhile(int seen)
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            for (int poll = 0; poll < PollsBetweenClockReads; poll++)
            {
                if (Value != seen)
                {
                    return true;
                }

                Thread.SpinWait(1);
            }
        }
        while (Stopwatch.GetTimestamp() - start < SpinTicks);
        return false;
    }

    /// <summary>Alone in its cache lines, so that spinning disturbs nobody who writes next to it.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct State
    {
        [FieldOffset(128)]
        public int Value;

        [FieldOffset(132)]
        public int Sleepers;
    }
}
