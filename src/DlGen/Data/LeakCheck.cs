using static System.FormattableString;

namespace DlGen;

/// <summary>
/// Looks for rows of one dataset that stand in another too, equal or nearly so, by the values of their inputs. Where the part that is tested
/// on has rows of the part that was trained on, its figures are better than those on new data.
/// </summary>
/// <remarks>
/// Rows are compared by the sorted means of a few runs of their inputs, so that only rows that have all of these in common are compared value
/// by value.
/// </remarks>
public static class LeakCheck
{
    private const int MostRuns = 16;

    /// <summary>For each row of <paramref name="second"/> the row of <paramref name="first"/> that is nearest to it, if it is near enough.</summary>
    /// <param name="first">The part that is trained on.</param>
    /// <param name="second">The part that is validated or tested on.</param>
    /// <param name="tolerance">
    /// By how much each input may differ, as a part of the range that it has in both datasets: 0 for equal rows alone, at most 1.
    /// </param>
    /// <exception cref="ArgumentException">The datasets have inputs of different sizes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is outside of [0, 1].</exception>
    public static LeakReport Find(Dataset first, Dataset second, double tolerance = 0.01)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (!(tolerance is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, Invariant($"tolerance is {tolerance}; it must be in [0, 1]."));
        }

        if (first.InputSize != second.InputSize)
        {
            throw new ArgumentException(Invariant($"The first dataset's inputs have {first.InputSize} values, the second's {second.InputSize}."), nameof(second));
        }

        return first.Count == 0 || second.Count == 0 ? new LeakReport([], second.Count) : new Search(first, second, tolerance).Run();
    }

    /// <summary>A search, with what it knows of the inputs' ranges.</summary>
    private sealed class Search
    {
        /// <summary>Means are sums in floating point, which differ by a little where values don't.</summary>
        private const double Slack = 1e-6;

        private readonly Dataset first;
        private readonly Dataset second;
        private readonly double tolerance;
        private readonly float[] low;
        private readonly float[] ranges;
        private readonly int runs;

        public Search(Dataset first, Dataset second, double tolerance)
        {
            this.first = first;
            this.second = second;
            this.tolerance = tolerance;
            runs = Math.Min(MostRuns, first.InputSize);
            low = new float[first.InputSize];
            ranges = new float[first.InputSize];
            Array.Fill(low, float.PositiveInfinity);
            Array.Fill(ranges, float.NegativeInfinity);
            Widen(first);
            Widen(second);
            for (int column = 0; column < ranges.Length; column++)
            {
                ranges[column] = ranges[column] > low[column] ? ranges[column] - low[column] : 0;
            }
        }

        public LeakReport Run()
        {
            float[] ofFirst = Means(first);
            float[] ofSecond = Means(second);
            int key = Widest(ofFirst, ofSecond);
            int[] order = [.. Enumerable.Range(0, first.Count)];
            float[] keys = Array.ConvertAll(order, row => ofFirst[(row * runs) + key]);
            Array.Sort(keys, order);

            var pairs = new List<(int First, int Second, double Difference)>();
            var row = new float[first.InputSize];
            var other = new float[first.InputSize];
            double reach = tolerance + Slack;
            for (int index = 0; index < second.Count; index++)
            {
                second.CopyInputs(index, row);
                ReadOnlySpan<float> means = ofSecond.AsSpan(index * runs, runs);
                (int First, double Difference) nearest = (-1, double.PositiveInfinity);
                for (int place = LowerBound(keys, means[key] - reach); place < keys.Length && keys[place] <= means[key] + reach && nearest.Difference > 0; place++)
                {
                    if (AreNear(means, ofFirst.AsSpan(order[place] * runs, runs), reach))
                    {
                        first.CopyInputs(order[place], other);
                        double difference = Difference(row, other, Math.Min(tolerance, nearest.Difference));
                        if (difference < nearest.Difference || (difference == nearest.Difference && order[place] < nearest.First))
                        {
                            nearest = (order[place], difference);
                        }
                    }
                }

                if (nearest.First >= 0)
                {
                    pairs.Add((nearest.First, index, nearest.Difference));
                }
            }

            return new LeakReport(pairs, second.Count);
        }

        private void Widen(Dataset data)
        {
            var row = new float[data.InputSize];
            for (int index = 0; index < data.Count; index++)
            {
                data.CopyInputs(index, row);
                for (int column = 0; column < row.Length; column++)
                {
                    // A value that is missing is neither.
                    low[column] = row[column] < low[column] ? row[column] : low[column];
                    ranges[column] = row[column] > ranges[column] ? row[column] : ranges[column];
                }
            }
        }

        /// <summary>The means of runs of each row's inputs, in parts of their ranges: rows that differ by little in each input do in each mean.</summary>
        private float[] Means(Dataset data)
        {
            var means = new float[Lengths.Product(data.Count, runs, "data", "The rows to compare")];
            var row = new float[data.InputSize];
            for (int index = 0; index < data.Count; index++)
            {
                data.CopyInputs(index, row);
                for (int run = 0; run < runs; run++)
                {
                    int start = (int)((long)row.Length * run / runs);
                    int end = (int)((long)row.Length * (run + 1) / runs);
                    double sum = 0;
                    for (int column = start; column < end; column++)
                    {
                        sum += ranges[column] > 0 && !float.IsNaN(row[column]) ? ((double)row[column] - low[column]) / ranges[column] : 0;
                    }

                    means[(index * runs) + run] = (float)(sum / (end - start));
                }
            }

            return means;
        }

        /// <summary>The run whose means differ most, which leaves the fewest rows to compare.</summary>
        private int Widest(float[] ofFirst, float[] ofSecond)
        {
            int widest = 0;
            double most = -1;
            for (int run = 0; run < runs; run++)
            {
                (double sum, double squares, int count) = (0, 0, 0);
                foreach (float[] means in (ReadOnlySpan<float[]>)[ofFirst, ofSecond])
                {
                    for (int place = run; place < means.Length; place += runs)
                    {
                        sum += means[place];
                        squares += (double)means[place] * means[place];
                        count++;
                    }
                }

                double variance = (squares / count) - (sum / count * (sum / count));
                (widest, most) = variance > most ? (run, variance) : (widest, most);
            }

            return widest;
        }

        private static bool AreNear(ReadOnlySpan<float> means, ReadOnlySpan<float> others, double reach)
        {
            for (int run = 0; run < means.Length; run++)
            {
                if (Math.Abs((double)means[run] - others[run]) > reach)
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>The largest difference of an input, as a part of its range; infinity where that is more than <paramref name="most"/>.</summary>
        private double Difference(float[] row, float[] other, double most)
        {
            double largest = 0;
            for (int column = 0; column < row.Length; column++)
            {
                bool isMissing = float.IsNaN(row[column]);
                if (isMissing != float.IsNaN(other[column]))
                {
                    return double.PositiveInfinity;
                }

                if (!isMissing && row[column] != other[column])
                {
                    largest = Math.Max(largest, Math.Abs((double)row[column] - other[column]) / ranges[column]);
                    if (largest > most)
                    {
                        return double.PositiveInfinity;
                    }
                }
            }

            return largest;
        }

        private static int LowerBound(float[] keys, double least)
        {
            (int from, int to) = (0, keys.Length);
            while (from < to)
            {
                int middle = from + ((to - from) / 2);
                (from, to) = keys[middle] < least ? (middle + 1, to) : (from, middle);
            }

            return from;
        }
    }
}

/// <summary>Rows of one dataset that stand in another too.</summary>
public sealed class LeakReport
{
    internal LeakReport(List<(int First, int Second, double Difference)> pairs, int rows)
    {
        Pairs = pairs;
        Rows = rows;
    }

    /// <summary>
    /// Rows of the second dataset with the nearest row of the first, and the largest difference between two of their inputs, as a part of its
    /// range: 0 for equal rows. In the order of the second dataset.
    /// </summary>
    public IReadOnlyList<(int First, int Second, double Difference)> Pairs { get; }

    /// <summary>How many rows the second dataset has.</summary>
    public int Rows { get; }

    /// <summary>How many rows of the second dataset are equal to one of the first.</summary>
    public int Equal => Pairs.Count(static pair => pair.Difference == 0);

    /// <summary>How many rows there are, and the first of them.</summary>
    public override string ToString()
    {
        if (Pairs.Count == 0)
        {
            return Invariant($"none of {Figures.Count(Rows, "row")} stands in the other dataset");
        }

        const int most = 10;
        IEnumerable<string> lines = Pairs.Take(most).Select(static pair =>
            Invariant($"row {pair.Second} is row {pair.First} of the first{(pair.Difference == 0 ? "" : Invariant($", but for {pair.Difference:G3} of an input's range"))}"));
        string more = Pairs.Count > most ? $"\nand {Figures.Count(Pairs.Count - most)} more" : "";
        return $"{Figures.Count(Pairs.Count)} of {Figures.Count(Rows, "row")} {(Pairs.Count == 1 ? "stands" : "stand")} in the other dataset, {Figures.Count(Equal)} of them equal to a row of it\n{string.Join('\n', lines)}{more}";
    }
}
