namespace DlGen;

/// <summary>
/// Has the system read the rows of the next batch from a mapped file while the current one is trained on, on a thread of its own. It only
/// brings pages into memory: whether it is early or late, the training is the same. Asking it for rows allocates nothing.
/// </summary>
internal sealed class RowFetcher : IDisposable
{
    private readonly Dataset data;
    private readonly int[] order;
    private readonly AutoResetEvent asked = new(false);
    private volatile bool ends;
    private long range;

    /// <param name="data">The data, whose inputs are mapped.</param>
    /// <param name="order">The order of an epoch's examples.</param>
    public RowFetcher(Dataset data, int[] order)
    {
        this.data = data;
        this.order = order;
        data.ReadAtRandom(true);
        new Thread(Serve) { IsBackground = true, Name = "DlGen row fetcher" }.UnsafeStart();
    }

    /// <summary>Begins to fetch examples of the order, unless there are none.</summary>
    public void Begin(int first, int count)
    {
        count = Math.Min(count, order.Length - first);
        if (count > 0)
        {
            Volatile.Write(ref range, ((long)first << 32) | (uint)count);
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
        while (true)
        {
            asked.WaitOne();
            if (ends)
            {
                asked.Dispose();
                GC.KeepAlive(sum);
                return;
            }

            long current = Volatile.Read(ref range);
            int first = (int)(current >> 32);
            int last = first + (int)current;

            // The order may be shuffled anew meanwhile: any row of the data will do.
            for (int place = first; place < last && !ends; place++)
            {
                data.BeginFetch(order[place]);
            }

            for (int place = first; place < last && !ends; place++)
            {
                sum += data.Touch(order[place]);
            }
        }
    }
}
