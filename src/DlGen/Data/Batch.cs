using static System.FormattableString;

namespace DlGen;

/// <summary>Some examples of a dataset, by the numbers of their rows. A network reads the values straight from the dataset.</summary>
public readonly struct Batch
{
    private readonly Rows rows;

    internal Batch(Dataset data, int[] order, int start, int count, int epoch) => rows = new Rows(data, order, start, count, epoch);

    /// <summary>How many examples the batch has.</summary>
    public int Count => rows.Count;

    /// <summary>The inputs, for the forward pass.</summary>
    public BatchInputs Inputs => new(rows);

    /// <summary>The labels or target values, for the loss.</summary>
    public BatchTargets Targets => new(rows);

    /// <summary>How many examples the batch has, and which rows of the dataset they are.</summary>
    public override string ToString() => $"{Figures.Count(Count, "example")}: {rows}";

    /// <summary>A run of an order of a dataset's rows.</summary>
    internal readonly struct Rows(Dataset data, int[] order, int start, int count, int epoch)
    {
        private readonly Dataset? data = data;
        private readonly int[]? order = order;

        public int Count { get; } = count;

        /// <summary>The seed of the order.</summary>
        public int Epoch { get; } = epoch;

        public Dataset Data => data ?? throw new InvalidOperationException("This batch belongs to no dataset: Dataset.Batches makes those that do.");

        /// <summary>The rows with the same numbers in another dataset.</summary>
        public Rows Of(Dataset other) => new(other, order ?? [], start, Count, Epoch);

        public ReadOnlySpan<int> Indices => new(order, start, Count);

        /// <summary>The first rows by their numbers.</summary>
        public override string ToString()
        {
            const int most = 8;
            string[] numbers = [.. Indices[..Math.Min(most, Count)].ToArray().Select(static row => Figures.Count(row))];
            return Count == 0 ? "no rows" : $"row{(Count == 1 ? "" : "s")} {string.Join(", ", numbers)}{(Count > most ? ", ..." : "")}";
        }

        public void CheckLength(int length, int width, string argument)
        {
            if (length != (long)Count * width)
            {
                throw new ArgumentException(Invariant(
                    $"The span has {length} elements; {Count} examples of {width} take {(long)Count * width}."), argument);
            }
        }
    }
}
