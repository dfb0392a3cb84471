using System.ComponentModel;

namespace DlGen.Kernels;

/// <summary>One thread of a team, as a kernel sees it: its share of the work, and the place to meet the others.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Worker
{
    private readonly Crew? crew;

    internal Worker(int index, int count, Crew? crew = null)
    {
        Index = index;
        Count = count;
        this.crew = crew;
    }

    /// <summary>A team of one: all of the work, nobody to wait for.</summary>
    public static Worker Alone { get; } = new(0, 1);

    /// <summary>This thread's number, from 0.</summary>
    public int Index { get; }

    /// <summary>How many threads are at work.</summary>
    public int Count { get; }

    /// <summary>This thread's part of <paramref name="count"/> pieces, a contiguous run of them.</summary>
    public (int First, int Last) Share(int count) =>
        ((int)((long)count * Index / Count), (int)((long)count * (Index + 1) / Count));

    /// <summary>
    /// This thread's part of <paramref name="count"/> items, shared out <paramref name="grain"/> at a time: both ends are multiples of
    /// it, but for the very last.
    /// </summary>
    public (int First, int Last) Share(int count, int grain)
    {
        (int first, int last) = Share((int)(((long)count + grain - 1) / grain));
        return (first * grain, (int)Math.Min((long)last * grain, count));
    }

    /// <summary>
    /// This thread's part of a batch: whole examples, or parts of examples where there are fewer examples than threads. Parts are counted over the
    /// whole batch.
    /// </summary>
    /// <param name="batch">How many examples there are.</param>
    /// <param name="parts">How many parts an example has.</param>
    public (long First, long Last) ShareParts(int batch, int parts)
    {
        (int first, int last) = batch < Count ? Share(batch * parts) : Share(batch);
        return batch < Count ? (first, last) : ((long)first * parts, (long)last * parts);
    }

    /// <summary>Waits until every thread of the team is here.</summary>
    public void Meet() => crew?.Meet();

    /// <summary>Waits until every thread of the team is here, if threads share the parts of examples: see <see cref="ShareParts"/>.</summary>
    /// <param name="batch">How many examples there are.</param>
    public void MeetWithinExamples(int batch)
    {
        if (batch < Count)
        {
            Meet();
        }
    }
}
