using DlGen.Kernels;
using static System.FormattableString;

namespace DlGen;

/// <summary>
/// The targets for one of a network's outputs, for all examples in memory: labels or a row of values each, and its weight. They are
/// checked once and never written again.
/// </summary>
internal sealed class ExampleTargets
{
    private ExampleTargets()
    {
    }

    private LabelSearch? search;

    /// <summary>The labels [Count × LabelCount], example by example; null when the targets are <see cref="Values"/>.</summary>
    public int[]? Labels { get; private init; }

    /// <summary>How many labels an example has: one, or one for each position of its outputs; 0 if it has target values.</summary>
    public int LabelCount { get; private init; }

    /// <summary>The target values [Count × Size], row by row; null when there are <see cref="Labels"/>.</summary>
    public float[]? Values { get; private init; }

    /// <summary>How many target values an example has; 0 if it has labels.</summary>
    public int Size { get; private init; }

    /// <summary>The smallest label; 0 without labels.</summary>
    public int MinLabel { get; private init; }

    /// <summary>The largest label; −1 without labels.</summary>
    public int MaxLabel { get; private init; } = -1;

    /// <summary>Whether every value is in [0, 1].</summary>
    public bool AreProbabilities { get; private init; }

    /// <summary>Where the labels come from, for messages: a file's name and ": ", or nothing.</summary>
    public string Source { get; private init; } = "";

    /// <summary>The names of the classes, in the order of their labels; empty where they have none.</summary>
    public string[] ClassNames { get; private init; } = [];

    /// <summary>
    /// The weights [Count × Positions]: what each example, or each of its positions, counts for in the loss, its class aside; null
    /// where each counts for one.
    /// </summary>
    public float[]? Weights { get; private init; }

    /// <summary>How many weights an example has: one, or one for each position of its outputs.</summary>
    public int Positions { get; private init; } = 1;

    /// <summary>How many positions of an example can count for something else than the others, by their weights or by the weights of their classes.</summary>
    public int WeightCount => Math.Max(Positions, LabelCount);

    /// <summary>What each class counts for in the loss; null where each counts for one.</summary>
    public float[]? ClassWeights { get; private init; }

    /// <summary>Whether anything counts for other than one.</summary>
    public bool HasWeights => Weights is not null || ClassWeights is not null;

    /// <summary>Targets from labels that the caller gives, the same number for each example.</summary>
    public static ExampleTargets Of(int[] labels, int count, string[]? classNames = null)
    {
        // A part of a split may have no example: then there is nothing that says how many labels one would have.
        int perExample = count == 0 && labels.Length == 0 ? 1
            : count > 0 && labels.Length > 0 && labels.Length % count == 0 ? labels.Length / count
            : throw new ArgumentException(Invariant($"There are {labels.Length} labels for {count} examples; each needs one, or the same number."), nameof(labels));
        (int min, int max) = Extremes(labels);
        return new ExampleTargets
        {
            Labels = labels,
            LabelCount = perExample,
            MinLabel = min,
            MaxLabel = max,
            ClassNames = classNames ?? [],
        };
    }

    /// <summary>Targets from the labels in a file.</summary>
    public static ExampleTargets Of(byte[] labels, string file) => new()
    {
        Labels = Array.ConvertAll(labels, static label => (int)label),
        LabelCount = 1,
        MinLabel = labels.Min(),
        MaxLabel = labels.Max(),
        Source = Invariant($"{file}: "),
    };

    /// <summary>Targets from values that the caller gives, row by row.</summary>
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

    /// <summary>The labels of the example at <paramref name="row"/> in memory.</summary>
    public ReadOnlySpan<int> LabelsOf(int row) => Labels.AsSpan(row * LabelCount, LabelCount);

    /// <summary>The label of a position of the example at <paramref name="row"/> in memory; that of the example if it has one.</summary>
    public int Label(int row, int position) => Labels![(row * LabelCount) + (LabelCount == 1 ? 0 : position)];

    /// <summary>What a position of the example at <paramref name="row"/> in memory counts for, its class aside.</summary>
    public float ExampleWeight(int row, int position) => Weights is null ? 1 : Weights[(row * Positions) + (Positions == 1 ? 0 : position)];

    /// <summary>
    /// What a position of the example at <paramref name="row"/> in memory counts for, its class's weight included. A label without a
    /// class weight, which is one that a network leaves out, counts for zero.
    /// </summary>
    public double Weight(int row, int position)
    {
        if (ClassWeights is null)
        {
            return ExampleWeight(row, position);
        }

        int label = Label(row, position);
        return (uint)label < (uint)ClassWeights.Length ? (double)ExampleWeight(row, position) * ClassWeights[label] : 0;
    }

    /// <summary>Whether some example has this label. The answer is kept, so that asking at every step costs nothing.</summary>
    public bool Has(int label)
    {
        if (Labels is null || label < MinLabel || label > MaxLabel)
        {
            return false;
        }

        if (search is not { } last || last.Label != label)
        {
            search = last = new LabelSearch(label, Labels.Contains(label));
        }

        return last.IsFound;
    }

    /// <summary>
    /// These targets with other weights: <paramref name="weights"/> of the examples or their positions, and
    /// <paramref name="classWeights"/> of the classes.
    /// </summary>
    public ExampleTargets Weighted(float[]? weights, int positions, float[]? classWeights) => new()
    {
        Labels = Labels,
        LabelCount = LabelCount,
        Values = Values,
        Size = Size,
        MinLabel = MinLabel,
        MaxLabel = MaxLabel,
        AreProbabilities = AreProbabilities,
        Source = Source,
        ClassNames = ClassNames,
        Weights = weights,
        Positions = positions,
        ClassWeights = classWeights,
    };

    /// <summary>Targets for all <paramref name="count"/> examples in memory: these at <paramref name="rows"/>, and zeros elsewhere.</summary>
    public ExampleTargets Placed(int[]? rows, int count) => rows is null ? this : new()
    {
        Labels = Labels is null ? null : Placed(Labels, LabelCount, rows, count),
        LabelCount = LabelCount,
        Values = Values is null ? null : Placed(Values, Size, rows, count),
        Size = Size,
        MinLabel = MinLabel,
        MaxLabel = MaxLabel,
        AreProbabilities = AreProbabilities,
        Source = Source,
        ClassNames = ClassNames,
    };

    /// <summary>The length of an array with room for the values of all examples in memory.</summary>
    /// <exception cref="ArgumentException">It is longer than an array can be.</exception>
    public static int PlacedLength(int count, int size) => Lengths.Product(
        count, size, "values", "Targets or weights of a part of a dataset take room for all of its examples", "Add them before the dataset is split.");

    /// <summary>
    /// The values, each put where its example is in memory; the array itself where <paramref name="rows"/> is null, for then all are
    /// in order.
    /// </summary>
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

    private static (int Min, int Max) Extremes(int[] labels)
    {
        if (labels.Length == 0)
        {
            return (0, 0);
        }

        int min = labels[0];
        int max = min;
        foreach (int label in labels)
        {
            min = Math.Min(min, label);
            max = Math.Max(max, label);
        }

        return (min, max);
    }

    /// <summary>Whether some example has a label. This is an object so that threads see both of its values or neither.</summary>
    private sealed record LabelSearch(int Label, bool IsFound);
}
