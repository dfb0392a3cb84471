namespace DlGen;

/// <summary>Moments and extremes of a dataset's inputs, those that are missing left out.</summary>
internal sealed class InputMoments
{
    /// <param name="data">The dataset.</param>
    /// <param name="runs">How many moments there are: one for each run of the inputs, all of the same length.</param>
    public InputMoments(Dataset data, int runs)
    {
        Mean = new double[runs];
        Variance = new double[runs];
        Count = new long[runs];
        Low = new double[runs];
        High = new double[runs];
        Array.Fill(Low, double.PositiveInfinity);
        Array.Fill(High, double.NegativeInfinity);
        int length = data.InputSize / runs;
        var row = new double[data.InputSize];
        for (int index = 0; index < data.Count; index++)
        {
            data.GatherInput(data.Row(index), 0, row.AsSpan());
            for (int column = 0; column < row.Length; column++)
            {
                double value = row[column];
                int run = column / length;
                if (double.IsNaN(value))
                {
                    HasMissing = true;
                    continue;
                }

                Mean[run] += value;
                Low[run] = Math.Min(Low[run], value);
                High[run] = Math.Max(High[run], value);
                Count[run]++;
            }
        }

        for (int run = 0; run < runs; run++)
        {
            Mean[run] = Count[run] == 0 ? 0 : Mean[run] / Count[run];
            (Low[run], High[run]) = Count[run] == 0 ? (0, 0) : (Low[run], High[run]);
        }

        // In a second pass, for the difference of two large sums says little.
        for (int index = 0; index < data.Count; index++)
        {
            data.GatherInput(data.Row(index), 0, row.AsSpan());
            for (int column = 0; column < row.Length; column++)
            {
                double difference = row[column] - Mean[column / length];
                Variance[column / length] += double.IsNaN(difference) ? 0 : difference * difference;
            }
        }

        for (int run = 0; run < runs; run++)
        {
            Variance[run] = Count[run] == 0 ? 0 : Variance[run] / Count[run];
        }
    }

    public double[] Mean { get; }

    /// <summary>The mean of the squared differences from the mean.</summary>
    public double[] Variance { get; }

    public double[] Low { get; }

    public double[] High { get; }

    /// <summary>How many values aren't missing.</summary>
    public long[] Count { get; }

    public bool HasMissing { get; }
}
