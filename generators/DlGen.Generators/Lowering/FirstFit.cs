namespace DlGen.Generators.Lowering;

/// <summary>
/// Places buffers in one memory, each at the first gap among those whose lives overlap its own. Buffers come in the order in
/// which their lives begin, so a life that has ended leaves its place for good. The gaps are a treap by where they start, in
/// which each node knows the longest gap below it: placing takes a time logarithmic in their number.
/// </summary>
internal sealed class FirstFit
{
    /// <summary>No plan is as long; the gap behind all buffers ends here.</summary>
    private const long End = long.MaxValue / 2;

    private readonly SortedDictionary<int, List<(long Start, long End)>> living = new();
    private Gap? gaps = new(0, End);
    private int latest;

    /// <summary>Places a buffer.</summary>
    /// <param name="size">Its length.</param>
    /// <param name="first">When its life begins: no earlier than that of the buffer before.</param>
    /// <param name="last">When its life ends, inclusive.</param>
    /// <returns>Where it starts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Its life begins before that of another that was placed: what it would overlap may be gone.</exception>
    public int Place(int size, int first, int last)
    {
        latest = first >= latest ? first : throw new ArgumentOutOfRangeException(nameof(first), first, $"A life that begins at {latest} has been placed.");
        FreeBefore(first);
        if (size == 0)
        {
            return 0;
        }

        Gap gap = Gap.First(gaps, size)!;
        Take(gap, gap.Start, gap.Start + size);
        Live(gap.Start, gap.Start + size, last);
        return (int)gap.Start;
    }

    /// <summary>Lets another buffer take the place of one in the last moment of its life.</summary>
    /// <param name="start">Where it starts.</param>
    /// <param name="size">The length of both.</param>
    /// <param name="ended">When the life of the one ends.</param>
    /// <param name="last">When that of the other ends.</param>
    public void HandOn(int start, int size, int ended, int last)
    {
        if (size > 0)
        {
            living[ended].Remove((start, (long)start + size));
            Live(start, (long)start + size, last);
        }
    }

    private void FreeBefore(int first)
    {
        while (living.Count > 0 && living.First() is var ended && ended.Key < first)
        {
            living.Remove(ended.Key);
            foreach ((long start, long end) in ended.Value)
            {
                Free(start, end);
            }
        }
    }

    private void Live(long start, long end, int last)
    {
        if (!living.TryGetValue(last, out List<(long, long)>? ending))
        {
            living.Add(last, ending = new List<(long, long)>());
        }

        ending.Add((start, end));
    }

    /// <summary>Takes a part out of a gap.</summary>
    private void Take(Gap gap, long start, long end)
    {
        (Gap? before, Gap? rest) = Gap.Split(gaps, gap.Start);
        (_, Gap? after) = Gap.Split(rest, gap.Start + 1);
        Gap? left = gap.Start < start ? new Gap(gap.Start, start) : null;
        Gap? right = end < gap.End ? new Gap(end, gap.End) : null;
        gaps = Gap.Join(Gap.Join(before, left), Gap.Join(right, after));
    }

    /// <summary>Gives a part back, as one gap with those on either side of it.</summary>
    private void Free(long start, long end)
    {
        (Gap? before, Gap? after) = Gap.Split(gaps, start);
        if (Gap.Last(before) is { } left && left.End == start)
        {
            (before, _) = Gap.Split(before, left.Start);
            start = left.Start;
        }

        if (Gap.First(after, 0) is { } right && right.Start == end)
        {
            (_, after) = Gap.Split(after, right.Start + 1);
            end = right.End;
        }

        gaps = Gap.Join(Gap.Join(before, new Gap(start, end)), after);
    }

    /// <summary>A gap, with those below it in the treap.</summary>
    private sealed class Gap(long start, long end)
    {
        private readonly uint priority = unchecked((uint)((start + 1) * 2_654_435_769) * 2_246_822_519);
        private Gap? left;
        private Gap? right;
        private long longest = end - start;

        public long Start => start;

        public long End => end;

        /// <summary>The first gap of a length or more; null where there is none.</summary>
        public static Gap? First(Gap? gap, long length)
        {
            while (gap is not null && gap.longest >= length)
            {
                if (gap.left is not null && gap.left.longest >= length)
                {
                    gap = gap.left;
                }
                else if (gap.End - gap.Start >= length)
                {
                    return gap;
                }
                else
                {
                    gap = gap.right;
                }
            }

            return null;
        }

        /// <summary>The last gap; null where there is none.</summary>
        public static Gap? Last(Gap? gap)
        {
            while (gap?.right is not null)
            {
                gap = gap.right;
            }

            return gap;
        }

        /// <summary>The gaps that start before a place, and the others.</summary>
        public static (Gap? Before, Gap? After) Split(Gap? gap, long place)
        {
            if (gap is null)
            {
                return (null, null);
            }

            if (gap.Start < place)
            {
                (Gap? before, Gap? after) = Split(gap.right, place);
                gap.right = before;
                return (gap.Updated(), after);
            }
            else
            {
                (Gap? before, Gap? after) = Split(gap.left, place);
                gap.left = after;
                return (before, gap.Updated());
            }
        }

        /// <summary>Gaps, and others behind them all.</summary>
        public static Gap? Join(Gap? before, Gap? after)
        {
            if (before is null || after is null)
            {
                return before ?? after;
            }

            if (before.priority > after.priority)
            {
                before.right = Join(before.right, after);
                return before.Updated();
            }

            after.left = Join(before, after.left);
            return after.Updated();
        }

        private Gap Updated()
        {
            longest = Math.Max(End - Start, Math.Max(left?.longest ?? 0, right?.longest ?? 0));
            return this;
        }
    }
}
