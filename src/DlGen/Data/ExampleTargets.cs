using DlGen.Kernels;
using static System.FormattableString;

namespace DlGen;

/// <summary>
/// What one output is compared with, for all examples in memory: a label each, or a row of values; and what each counts for.
/// Checked once and never written again.
/// </summary>
internal sealed class ExampleTargets
{
    private ExampleTargets()
    {
    }

    /// <summary>[Count], none negative; null when the targets are <see cref="Values"/>.</summary>
    public int[]? Labels { get; private init; }

    /// <summary>[Count × Size]; null when there are <see cref="Labels"/>.</summary>
    public float[]? Values { get; private init; }

    /// <summary>Values an example has; 0 when it has a label.</summary>
    public int Size { get; private init; }

    /// <summary>The largest label; −1 without labels.</summary>
    public int MaxLabel { get; private init; } = -1;

    /// <summary>Whether every value is in [0, 1].</summary>
    public bool AreProbabilities { get; private init; }

    /// <summary>Where the labels come from, for messages: a file's name and ": ", or nothing.</summary>
    public string Source { get; private init; } = "";

    /// <summary>[Count × Positions]: what each example, or each of its positions, counts for in the loss; null where each counts for one.</summary>
    public float[]? Weights { get; private init; }

    /// <summary>Weights an example has: one, or one for each position of its outputs.</summary>
    public int Positions { get; private init; } = 1;

    /// <summary>How many classes were given a weight; 0 where none was.</summary>
    public int WeightedClasses { get; private init; }

    /// <summary>Labels of the caller's, one an example.</summary>
    public static ExampleTargets Of(int[] labels)
    {
        int max = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            if (labels[row] < 0)
            {
                throw new ArgumentException(Invariant(
                    $"labels: row {row} has class {labels[row]}; classes count from 0."), nameof(labels));
            }

            max = Math.Max(max, labels[row]);
        }

        return new ExampleTargets { Labels = labels, MaxLabel = max };
    }

    /// <summary>Labels of a file.</summary>
    public static ExampleTargets Of(byte[] labels, string file) => new()
    {
        Labels = Array.ConvertAll(labels, static label => (int)label),
        MaxLabel = labels.Max(),
        Source = Invariant($"{file}: "),
    };

    /// <summary>Values of the caller's, row by row.</summary>
    public static ExampleTargets Of(float[] targets, int count)
    {
        int size = Examples.RowSize(targets.Length, count, nameof(targets));
        Examples.CheckFinite(targets, size, nameof(targets));
        return new ExampleTargets
        {
            Values = targets,
            Size = size,
            AreProbabilities = !targets.AsSpan().ContainsAnyExceptInRange(0f, 1f),
        };
    }

    /// <summary>The same targets, counting by these weights.</summary>
    public ExampleTargets Weighted(float[] weights, int positions, int classes) => new()
    {
        Labels = Labels,
        Values = Values,
        Size = Size,
        MaxLabel = MaxLabel,
        AreProbabilities = AreProbabilities,
        Source = Source,
        Weights = weights,
        Positions = positions,
        WeightedClasses = classes,
    };

    /// <summary>Targets of examples that are in memory at <paramref name="rows"/> of <paramref name="count"/>, those of all others zero.</summary>
    public ExampleTargets Placed(int[]? rows, int count) => rows is null ? this : new()
    {
        Labels = Labels is null ? null : Placed(Labels, 1, rows, count),
        Values = Values is null ? null : Placed(Values, Size, rows, count),
        Size = Size,
        MaxLabel = MaxLabel,
        AreProbabilities = AreProbabilities,
        Source = Source,
    };

    /// <summary>The length of an array with room for the values of all examples in memory.</summary>
    /// <exception cref="ArgumentException">It is longer than an array can be.</exception>
    public static int PlacedLength(int count, int size) => Lengths.Product(
        count, size, "values", "Targets or weights of a part of a dataset take room for all of its examples", "Add them before the dataset is split.");

    /// <summary>Values of examples, put where these are in memory; the same array for null, when they are all in their order.</summary>
    public static T[] Placed<T>(T[] values, int size, int[]? rows, int count)
    {
        if (rows is null)
        {
            return values;
        }

        var placed = new T[PlacedLength(count, size)];
        for (int row = 0; row < rows.Length; row++)
        {
            Array.Copy(values, row * size, placed, rows[row] * size, size);
        }

        return placed;
    }
}
