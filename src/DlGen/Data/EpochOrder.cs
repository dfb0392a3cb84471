namespace DlGen;

/// <summary>The order of an epoch's examples, by the seed of the epoch. Filling it again allocates nothing.</summary>
internal sealed class EpochOrder
{
    private readonly Dataset data;
    private readonly Shuffling shuffling;
    private readonly int[] blocks;

    /// <summary>The dataset's rows as they lie in memory; null where that is their own order.</summary>
    private readonly int[]? places;

    public EpochOrder(Dataset data)
    {
        this.data = data;
        shuffling = data.Shuffling;
        Rows = new int[data.Count];
        IsUniform = shuffling.IsUniformFor(data.Count);
        blocks = IsUniform ? [] : new int[((data.Count - 1) / shuffling.BlockRows) + 1];
        places = IsUniform ? null : data.InMemoryOrder();
    }

    /// <summary>The dataset's rows in the epoch's order. The array stays the same.</summary>
    public int[] Rows { get; }

    /// <summary>Whether every order is equally likely; else it consists of blocks.</summary>
    public bool IsUniform { get; }

    /// <summary>How many blocks there are.</summary>
    public int Blocks => blocks.Length;

    /// <summary>The blocks that are trained on from a place in the order on, and those that are best in memory by then.</summary>
    /// <param name="place">The place.</param>
    /// <returns>The first of them and the one after the last, by their numbers in the order.</returns>
    public (int First, int Last) BlocksFrom(int place)
    {
        // Of those that are mixed, any may come next. When the last of them does, all that are mixed next must be there, and some more, for
        // what was asked for last is still on its way.
        long window = place / shuffling.MixedRows;
        long last = ((place + shuffling.MixedRows) / shuffling.BlockRows) + (shuffling.MixedBlocks / 8) + 2;
        return ((int)(window * shuffling.MixedBlocks), (int)Math.Min(blocks.Length, last));
    }

    /// <summary>Has the system begin to read a block, by its number in the order.</summary>
    public void BeginFetch(int number)
    {
        (int next, int last) = RowsOf(number);
        while (next < last)
        {
            (int first, int count) = Run(ref next, last);
            data.BeginFetch(first, count);
        }
    }

    /// <summary>Waits until a block is in memory.</summary>
    public int Touch(int number)
    {
        int sum = 0;
        (int next, int last) = RowsOf(number);
        while (next < last)
        {
            (int first, int count) = Run(ref next, last);
            sum += data.Touch(first, count);
        }

        return sum;
    }

    /// <summary>The dataset's rows in a block, by its number in the order.</summary>
    public int[] RowsIn(int number)
    {
        (int first, int last) = RowsOf(number);
        return [.. Enumerable.Range(first, last - first).Select(row => places is null ? row : places[row])];
    }

    /// <summary>Puts the examples in the order of a seed.</summary>
    public void Fill(int seed)
    {
        if (IsUniform)
        {
            Permutation.Fill(Rows, seed);
        }
        else
        {
            FillInBlocks(seed);
        }
    }

    private void FillInBlocks(int seed)
    {
        ulong state = Permutation.Begin(seed);
        Permutation.Fill(blocks, ref state);
        int filled = 0;
        for (int first = 0; first < blocks.Length; first += shuffling.MixedBlocks)
        {
            int start = filled;
            int end = (int)Math.Min(blocks.Length, (long)first + shuffling.MixedBlocks);
            for (int number = first; number < end; number++)
            {
                (int row, int last) = RowsOf(number);
                for (; row < last; row++)
                {
                    Rows[filled++] = places is null ? row : places[row];
                }
            }

            Permutation.Shuffle(Rows.AsSpan(start, filled - start), ref state);
        }
    }

    /// <summary>The rows of a block, by its number in the order: the first and the one after the last, as they lie in memory.</summary>
    private (int First, int Last) RowsOf(int number)
    {
        int first = blocks[number] * shuffling.BlockRows;
        return (first, (int)Math.Min((long)first + shuffling.BlockRows, Rows.Length));
    }

    /// <summary>The next rows of a block that lie end to end in memory.</summary>
    private (int First, int Count) Run(ref int next, int last)
    {
        int first = PlaceOf(next);
        int end = first;
        for (; next < last && PlaceOf(next) is var place && place <= end; next++)
        {
            end = place + 1;
        }

        return (first, end - first);
    }

    private int PlaceOf(int row) => data.Row(places is null ? row : places[row]);
}
