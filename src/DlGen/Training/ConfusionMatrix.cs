using System.Globalization;

namespace DlGen;

/// <summary>How often each class was taken for which: rows are the true classes, columns the predicted ones.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[] counts;

    internal ConfusionMatrix(int classes)
    {
        Classes = classes;
        counts = new int[classes * classes];
    }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>How many examples of class <paramref name="actual"/> were taken for <paramref name="predicted"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int this[int actual, int predicted] => counts[(Check(actual, nameof(actual)) * Classes) + Check(predicted, nameof(predicted))];

    /// <summary>The part of all examples on the diagonal; NaN if there are none.</summary>
    public double Accuracy
    {
        get
        {
            long correct = 0;
            long all = 0;
            for (int actual = 0; actual < Classes; actual++)
            {
                correct += this[actual, actual];
                all += RowSum(actual);
            }

            return Ratio(correct, all);
        }
    }

    /// <summary>Of the examples that were taken for <paramref name="category"/>, the part that are; NaN if there were none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double Precision(int category)
    {
        long all = 0;
        for (int actual = 0; actual < Classes; actual++)
        {
            all += this[actual, category];
        }

        return Ratio(this[category, category], all);
    }

    /// <summary>Of the examples of <paramref name="category"/>, the part that were recognised; NaN if there were none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double Recall(int category) => Ratio(this[category, category], RowSum(category));

    /// <summary>The counts as an array, [true class, predicted class].</summary>
    public int[,] ToArray()
    {
        var array = new int[Classes, Classes];
        Buffer.BlockCopy(counts, 0, array, 0, counts.Length * sizeof(int));
        return array;
    }

    internal void Count(int actual, int predicted) => counts[(actual * Classes) + predicted]++;

    private static double Ratio(long part, long all) => all == 0 ? double.NaN : (double)part / all;

    private long RowSum(int actual)
    {
        long sum = 0;
        for (int predicted = 0; predicted < Classes; predicted++)
        {
            sum += this[actual, predicted];
        }

        return sum;
    }

    private int Check(int category, string name) => (uint)category < (uint)Classes
        ? category
        : throw new ArgumentOutOfRangeException(
            name, category, string.Create(CultureInfo.InvariantCulture, $"There is no class {category}; there are {Classes}, from 0."));
}
