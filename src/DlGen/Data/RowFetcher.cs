namespace DlGen;

/// <summary>
/// Has the system read what is trained on next from a mapped file, on a thread of its own: the rows of the next batch, or where an epoch consists of
/// blocks, the blocks that are mixed next. It only brings pages into memory: whether it is early or late, the training is the same. Asking it for
/// rows allocates nothing.
/// </summary>
internal sealed class RowFetcher : IDisposable
{
    private readonly Dataset data;
    private readonly EpochOrder order;
    private readonly AutoResetEvent asked = new(false);
    private volatile bool ends;

    /// <summary>What is asked for, of the order's rows or of its blocks: the first in the upper half, the one after the last in the lower.</summary>
    private long range;

    /// <param name="data">The data, whose inputs are mapped.</param>
    /// <param name="order">The order of an epoch's examples.</param>
    public RowFetcher(Dataset data, EpochOrder order)
    {
        this.data = data;
        this.order = order;

        // In blocks too: where a new epoch begins its first rows are missed, and what is read around each would drive out the blocks that are fetched.
        data.ReadAtRandom(true);
        new Thread(Serve) { IsBackground = true, Name = "DlGen row fetcher" }.UnsafeStart();
    }

    /// <summary>Begins to fetch what comes at a place of the order, unless nothing does.</summary>
    /// <param name="first">The place.</param>
    /// <param name="count">How many examples a batch has.</param>
    public void Begin(int first, int count)
    {
        count = Math.Min(count, order.Rows.Length - first);
        if (count <= 0)
        {
            return;
        }

        (int from, int to) = order.IsUniform ? (first, first + count) : order.BlocksFrom(first);
        long wanted = ((long)from << 32) | (uint)to;
        if (wanted != Volatile.Read(ref range))
        {
            Volatile.Write(ref range, wanted);
            asked.Set();
        }
    }

    public void Dispose()
    {
        ends = true;
        asked.Set();
        data.ReadAtRandom(false);
    }

    private void Serve()
    {
        int sum = 0;
        (int begun, int fetched) = (0, 0);
        while (true)
        {
            asked.WaitOne();
            if (ends)
            {
                asked.Dispose();
                GC.KeepAlive(sum);
                return;
            }

            // The order may be shuffled anew meanwhile: any row of the data will do.
            long current = Volatile.Read(ref range);
            (int first, int last) = ((int)(current >> 32), (int)current);
            if (order.IsUniform)
            {
                sum += FetchRows(first, last);
            }
            else
            {
                // Where they lie before those that were fetched, another epoch has begun.
                sum += FetchBlocks(first < begun ? first : Math.Max(first, fetched), last);
                (begun, fetched) = (first, last);
            }
        }
    }

    private int FetchRows(int first, int last)
    {
        for (int place = first; place < last && !ends; place++)
        {
            data.BeginFetch(order.Rows[place]);
        }

        int sum = 0;
        for (int place = first; place < last && !ends; place++)
        {
            sum += data.Touch(order.Rows[place]);
        }

        return sum;
    }

    private int FetchBlocks(int first, int last)
    {
        for (int number = first; number < last && !ends; number++)
        {
            order.BeginFetch(number);
        }

        int sum = 0;
        for (int number = first; number < last && !ends; number++)
        {
            sum += order.Touch(number);
        }

        return sum;
    }
}
