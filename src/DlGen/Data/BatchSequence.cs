using System.Collections;

namespace DlGen;

/// <summary>A dataset's examples in batches. Enumerating it with foreach allocates nothing; it can be enumerated again.</summary>
public sealed class BatchSequence : IReadOnlyCollection<Batch>
{
    private readonly Dataset data;
    private readonly int[] order;

    private readonly int epoch;

    /// <param name="data">The dataset.</param>
    /// <param name="order">The order of its rows.</param>
    /// <param name="batchSize">How many examples a batch has.</param>
    /// <param name="epoch">The seed of the order, by which inputs are augmented.</param>
    internal BatchSequence(Dataset data, int[] order, int batchSize, int epoch)
    {
        this.epoch = epoch;
        this.data = data;
        this.order = order;
        BatchSize = batchSize;
    }

    /// <summary>How many examples a batch has; the last one may have fewer.</summary>
    public int BatchSize { get; }

    /// <summary>How many batches there are.</summary>
    public int Count => (order.Length / BatchSize) + (order.Length % BatchSize == 0 ? 0 : 1);

    /// <summary>How many batches there are, and how many examples they have.</summary>
    public override string ToString() => $"{Figures.Count(Count)} {(Count == 1 ? "batch" : "batches")} of {Figures.Count(BatchSize, "example")}";

    /// <summary>Starts at the first batch.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<Batch> IEnumerable<Batch>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>An enumeration of the batches.</summary>
    public struct Enumerator : IEnumerator<Batch>
    {
        private readonly BatchSequence batches;
        private int index;

        internal Enumerator(BatchSequence batches)
        {
            this.batches = batches;
            index = -1;
        }

        /// <summary>The current batch.</summary>
        public readonly Batch Current
        {
            get
            {
                int start = index * batches.BatchSize;
                return new Batch(batches.data, batches.order, start, Math.Min(batches.BatchSize, batches.order.Length - start), batches.epoch);
            }
        }

        readonly object IEnumerator.Current => Current;

        /// <summary>Moves to the next batch; false after the last one.</summary>
        public bool MoveNext() => ++index < batches.Count;

        /// <summary>Moves back to before the first batch.</summary>
        public void Reset() => index = -1;

        /// <summary>Does nothing: an enumeration holds no resources.</summary>
        public readonly void Dispose()
        {
        }
    }
}
