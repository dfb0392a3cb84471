using System.Numerics;
using DlGen.Runtime;

namespace DlGen;

/// <summary>
/// What a head predicted for each example, beside the targets: what every metric that needs more than the classes is computed from. A row is an
/// example, or a position of one where each position has a class.
/// </summary>
internal abstract class HeadScores
{
    private readonly float[] targets;
    private readonly int[]?[] orders;
    private bool? hasNaN;

    /// <param name="model">The head.</param>
    /// <param name="examples">How many examples there are.</param>
    /// <param name="actual">The class of each row, −1 for one that is left out; empty where there is none.</param>
    /// <param name="predicted">The class that each row was taken for; empty where there is none.</param>
    /// <param name="targets">The target values of each example; empty where targets are classes of several.</param>
    protected HeadScores(HeadModel model, int examples, int[] actual, int[] predicted, float[] targets)
    {
        Task = TargetTasks.Of(model);
        Model = model;
        Examples = examples;
        RowsPerExample = model.Positions;
        Columns = model.Size / RowsPerExample;
        Categories = Task == TargetTask.Binary ? 2 : Columns;
        Actual = actual;
        Predicted = predicted;
        this.targets = targets;
        orders = new int[]?[Categories];
    }

    public HeadModel Model { get; }

    public TargetTask Task { get; }

    /// <summary>How many examples there are, those that are left out among them.</summary>
    public int Examples { get; }

    public int RowsPerExample { get; }

    public int Rows => Examples * RowsPerExample;

    /// <summary>How many outputs a row has.</summary>
    public int Columns { get; }

    /// <summary>How many classes there are, or outputs that each are a yes or no or a value.</summary>
    public int Categories { get; }

    /// <summary>Whether there are two classes, so that class 1 says all.</summary>
    public bool IsBinary => Task is TargetTask.Classes or TargetTask.Binary && Categories == 2;

    /// <summary>The class of each row; −1 for one that is left out.</summary>
    public int[] Actual { get; }

    /// <summary>The class that each row was taken for; <see cref="ConfusionMatrix.NoClass"/> where an output is NaN.</summary>
    public int[] Predicted { get; }

    /// <summary>The difference between 1 and the next larger number of the scalar.</summary>
    public abstract double Epsilon { get; }

    /// <summary>One output of a row, as <c>Predict</c> gives it.</summary>
    public abstract double this[int row, int column] { get; }

    /// <summary>Whether an output of a row that counts is NaN.</summary>
    public bool HasNaN => hasNaN ??= FindNaN();

    /// <summary>Whether a row counts, and isn't left out for its label.</summary>
    public bool Counts(int row) => Actual.Length == 0 || Actual[row] >= 0;

    /// <summary>The probability of a class, or of a yes at an output.</summary>
    public double Probability(int row, int category) => Task == TargetTask.Binary
        ? (category == 1 ? this[row, 0] : 1 - this[row, 0])
        : this[row, category];

    /// <summary>A target value: of a yes or no, or of an output.</summary>
    public double Target(int row, int column) => targets[(row * Columns) + column];

    /// <summary>Whether a row is of a class, or its target at an output is a yes.</summary>
    public bool Is(int row, int category) => Task == TargetTask.Labels ? Target(row, category) > 0.5 : Actual[row] == category;

    /// <summary>Whether a row was taken for a class, or for a yes at an output.</summary>
    public bool IsTakenFor(int row, int category) => Task == TargetTask.Labels ? this[row, category] > 0.5 : Predicted[row] == category;

    /// <summary>The rows that count, by falling probability of a class. They are sorted once: a bootstrap asks for them again and again.</summary>
    public int[] Order(int category)
    {
        if (orders[category] is { } known)
        {
            return known;
        }

        int[] rows = [.. Enumerable.Range(0, Rows).Where(Counts)];
        double[] keys = Array.ConvertAll(rows, row => -Probability(row, category));
        Array.Sort(keys, rows);
        return orders[category] = rows;
    }

    private bool FindNaN()
    {
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns && Counts(row); column++)
            {
                if (double.IsNaN(this[row, column]))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

/// <summary>Predictions in the network's own scalar.</summary>
/// <typeparam name="T">The scalar.</typeparam>
/// <param name="model">The head.</param>
/// <param name="outputs">The predictions of all heads, example by example, within each head by head.</param>
/// <param name="start">Where the head's predictions begin within those of an example.</param>
/// <param name="stride">How many predictions an example has at all heads together.</param>
/// <param name="actual">The class of each row, −1 for one that is left out; empty where there is none.</param>
/// <param name="predicted">The class that each row was taken for; empty where there is none.</param>
/// <param name="targets">The target values of each example; empty where targets are classes of several.</param>
internal sealed class HeadScores<T>(HeadModel model, T[] outputs, int start, int stride, int[] actual, int[] predicted, float[] targets)
    : HeadScores(model, outputs.Length / stride, actual, predicted, targets)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override double Epsilon => typeof(T) == typeof(float) ? MathF.BitIncrement(1f) - 1f : Math.BitIncrement(1.0) - 1.0;

    public override double this[int row, int column]
    {
        get
        {
            (int example, int position) = RowsPerExample == 1 ? (row, 0) : Math.DivRem(row, RowsPerExample);
            return double.CreateTruncating(outputs[(example * stride) + start + (position * Columns) + column]);
        }
    }
}
