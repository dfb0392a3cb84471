using System.Diagnostics;
using System.Text.Json.Serialization;
using DlGen.Json;
using static System.FormattableString;

namespace DlGen;

/// <summary>How often each class was taken for which: rows are the true classes, columns the predicted ones.</summary>
/// <remarks>It takes memory for each class and for each pair of classes that occurs, not for each pair there could be.</remarks>
[DebuggerDisplay("{Headline,nq}")]
[JsonConverter(typeof(ConfusionMatrixConverter))]
public sealed partial class ConfusionMatrix
{
    /// <summary>Stands for the predicted class of an example where an output was NaN, so that no output was the largest.</summary>
    public const int NoClass = -1;

    private readonly int[] actualCounts;
    private readonly int[] predictedCounts;
    private readonly int[] correctCounts;
    private readonly Dictionary<(int Actual, int Predicted), int> confusions = [];

    /// <summary>A matrix of these counts, as <see cref="ToCounts"/> gives them.</summary>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="counts">How many examples of one class were taken for one class; those of the same pair add up.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one class.</exception>
    /// <exception cref="ArgumentException">
    /// A count is negative, or is that of a class that isn't there, or all counts add up to more than an int holds.
    /// </exception>
    public ConfusionMatrix(int classes, IEnumerable<ConfusionCount> counts)
        : this(classes)
    {
        ArgumentNullException.ThrowIfNull(counts);
        foreach (ConfusionCount count in counts)
        {
            if ((uint)count.Actual >= (uint)classes || count.Predicted < NoClass || count.Predicted >= classes || count.Count < 0)
            {
                throw new ArgumentException(
                    Invariant($"{count} doesn't fit: classes are 0 to {classes - 1}, and a count is at least 0."), nameof(counts));
            }

            if (count.Count > int.MaxValue - Count)
            {
                throw new ArgumentException(Invariant($"The counts add up to more than {int.MaxValue} examples."), nameof(counts));
            }

            Add(count.Actual, count.Predicted, count.Count);
        }
    }

    internal ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        Classes = classes;
        actualCounts = new int[classes];
        predictedCounts = new int[classes];
        correctCounts = new int[classes];
    }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>How many examples there were.</summary>
    public int Count { get; private set; }

    /// <summary>How many examples have no predicted class, for an output was NaN. They count as not recognised.</summary>
    public int Unclassified { get; private set; }

    /// <summary>How many examples of class <paramref name="actual"/> were taken for <paramref name="predicted"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int this[int actual, int predicted]
    {
        get
        {
            Check(actual, nameof(actual));
            Check(predicted, nameof(predicted));
            return actual == predicted ? correctCounts[actual] : confusions.GetValueOrDefault((actual, predicted));
        }
    }

    /// <summary>The part of all examples whose predicted class is the true one; NaN if there are none.</summary>
    public double Accuracy => Ratio(Correct, Count);

    private long Correct => correctCounts.Sum(static count => (long)count);

    /// <summary>How many examples of <paramref name="category"/> there were.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int GetActualCount(int category) => actualCounts[Check(category, nameof(category))];

    /// <summary>How many examples were taken for <paramref name="category"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int GetPredictedCount(int category) => predictedCounts[Check(category, nameof(category))];

    /// <summary>Of the examples that were taken for <paramref name="category"/>, the part that are; NaN if there were none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double GetPrecision(int category) => Ratio(correctCounts[Check(category, nameof(category))], predictedCounts[category]);

    /// <summary>Of the examples of <paramref name="category"/>, the part that were recognised; NaN if there were none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double GetRecall(int category) => Ratio(correctCounts[Check(category, nameof(category))], actualCounts[category]);

    /// <summary>
    /// The harmonic mean of <see cref="GetPrecision(int)"/> and <see cref="GetRecall(int)"/>, 2·correct / (actual + predicted); NaN if no example is of
    /// <paramref name="category"/> and none was taken for it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double GetF1(int category) => Ratio(
        2L * correctCounts[Check(category, nameof(category))], (long)actualCounts[category] + predictedCounts[category]);

    /// <summary>The counts that aren't zero, in the order of the true classes and then of the predicted ones.</summary>
    public ConfusionCount[] ToCounts() =>
    [
        .. Confusions()
            .Concat(Enumerable.Range(0, Classes).Where(category => correctCounts[category] > 0).Select(category => new ConfusionCount(category, category, correctCounts[category])))
            .OrderBy(static count => count.Actual)
            .ThenBy(static count => count.Predicted),
    ];

    /// <summary>The counts as an array, [true class, predicted class].</summary>
    /// <exception cref="InvalidOperationException">There are so many classes that an array can't hold all pairs; <see cref="ToCounts"/> gives those that occur.</exception>
    public int[,] ToArray()
    {
        if ((long)Classes * Classes > Array.MaxLength)
        {
            throw new InvalidOperationException(
                Invariant($"{Classes} classes have {(long)Classes * Classes} pairs, more than an array can hold ({Array.MaxLength}); ToCounts gives those that occur."));
        }

        var array = new int[Classes, Classes];
        foreach (ConfusionCount count in ToCounts().Where(static count => count.Predicted != NoClass))
        {
            array[count.Actual, count.Predicted] = count.Count;
        }

        return array;
    }

    /// <summary>Counts one example.</summary>
    /// <param name="actual">Its class.</param>
    /// <param name="predicted">The class it was taken for, or <see cref="NoClass"/>.</param>
    internal void Add(int actual, int predicted) => Add(actual, predicted, 1);

    private static double Ratio(long part, long all) => all == 0 ? double.NaN : (double)part / all;

    /// <summary>Counts several examples of a class that were taken for the same one.</summary>
    internal void Add(int actual, int predicted, int count)
    {
        Count += count;
        actualCounts[actual] += count;
        if (predicted == NoClass)
        {
            Unclassified += count;
        }
        else
        {
            predictedCounts[predicted] += count;
        }

        if (actual == predicted)
        {
            correctCounts[actual] += count;
        }
        else if (count > 0)
        {
            confusions[(actual, predicted)] = confusions.GetValueOrDefault((actual, predicted)) + count;
        }
    }

    private IEnumerable<ConfusionCount> Confusions() =>
        confusions.Select(static pair => new ConfusionCount(pair.Key.Actual, pair.Key.Predicted, pair.Value));

    private int Check(int category, string name) => (uint)category < (uint)Classes
        ? category
        : throw new ArgumentOutOfRangeException(name, category, Invariant($"There is no class {category}; there are {Classes}, from 0."));
}
