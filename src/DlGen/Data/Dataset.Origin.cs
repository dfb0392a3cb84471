using static System.FormattableString;

namespace DlGen;

// Where rows come from: what tells that a row of one dataset is also one of another.
public sealed partial class Dataset
{
    /// <summary>Rows that a message names; of more it has the number.</summary>
    private const int MostNamed = 10;

    /// <summary>Whether the examples are the test part of a split, or a part of it.</summary>
    public bool IsTest => view.Test is not null;

    internal TestPart? Test => view.Test;

    internal Origin Origin => examples.Origin;

    /// <summary>How many rows the examples' origin has.</summary>
    internal int OriginCount => examples.Count;

    /// <summary>The number that a row has in the dataset that all its splits and parts come from.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public int GetOriginalRow(int row) => Row(row);

    /// <summary>These examples as a test part: for one evaluation in the end. Training on them throws, and a second evaluation warns.</summary>
    /// <remarks>The third part of a split is one already. This is for test data that come from a file of their own.</remarks>
    public Dataset AsTest() => IsTest ? this : new(examples, targets, rows, view with { Test = new TestPart(Origin, rows), Kept = null });

    /// <summary>The same examples as if they came from elsewhere, so that rows that stand in both aren't known to be the same.</summary>
    internal Dataset AsOthers() => new(examples.AsOthers(), targets, rows, view with { Test = null, Kept = null });

    /// <summary>Some of the examples, by their rows in this dataset, in the order of these. A row may be given more than once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Dataset Subset(params ReadOnlySpan<int> rows)
    {
        var chosen = new int[rows.Length];
        for (int index = 0; index < chosen.Length; index++)
        {
            chosen[index] = Row(rows[index]);
        }

        return new Dataset(examples, targets, chosen, view);
    }

    /// <summary>Which of the rows of the common origin stand in both datasets; none where they come from different files or arrays.</summary>
    /// <remarks>This goes by where rows come from, not by what they hold; <see cref="LeakCheck"/> compares values.</remarks>
    public int[] FindSharedRows(Dataset other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return [.. Shared(other.Origin, other.rows, int.MaxValue).First];
    }

    /// <summary>Adds the rows to a set of those of their origin.</summary>
    internal void AddTo(RowSet set) => set.Add(rows);

    /// <summary>Throws where examples to train on also stand where they mustn't: in the validation set, or in a test part.</summary>
    /// <exception cref="ArgumentException">Rows are in both; the message names them.</exception>
    internal void CheckApart(Dataset? validation)
    {
        if (IsTest)
        {
            throw new ArgumentException("The training data are the test part of a split, which is for the evaluation in the end.");
        }

        if (validation is not null)
        {
            if (validation.IsTest)
            {
                throw new ArgumentException(
                    "The validation set is the test part of a split: what is chosen by it looks better than it is, and nothing is left to test with. A split with three parts has one for validation.");
            }

            CheckApart(validation.Origin, validation.rows, "the validation set");
        }

        CheckApart(view.Kept);
        CheckApart(validation?.view.Kept);
    }

    /// <summary>Throws where a test part is evaluated whose rows the network was trained on.</summary>
    /// <param name="name">The network.</param>
    /// <param name="trained">The rows of the origin that it was trained on; null for none.</param>
    /// <exception cref="InvalidOperationException">It was trained on some of the rows; the message names them.</exception>
    internal void CheckUntrained(string name, RowSet? trained)
    {
        if (IsTest && trained is not null && SharedWith(Origin, trained) is { Count: > 0 } shared)
        {
            throw new InvalidOperationException(Invariant(
                $"{name} was trained on {Figures.Count(shared.Count, "row")} of this test part, by the numbers of the dataset that was split: {RowSet.Text(shared)}. Its figures would say nothing about new data."));
        }
    }

    private void CheckApart(TestPart? test)
    {
        if (test is not null)
        {
            CheckApart(test.Origin, test.Rows, "the test part");
        }
    }

    private void CheckApart(Origin origin, int[]? others, string what)
    {
        (List<int> First, int Count) shared = Shared(origin, others, MostNamed);
        if (shared.Count > 0)
        {
            throw new ArgumentException(Invariant(
                $"{Figures.Count(shared.Count, "row")} of the training data also {(shared.Count == 1 ? "stands" : "stand")} in {what}, by the numbers of the dataset that was split: {RowSet.Text(shared)}."));
        }
    }

    private (List<int> First, int Count) Shared(Origin origin, int[]? others, int most)
    {
        if (origin != Origin)
        {
            return ([], 0);
        }

        var own = new RowSet(examples.Count);
        own.Add(rows);
        var theirs = new RowSet(examples.Count);
        theirs.Add(others);
        return own.Shared(theirs, examples.Count, most);
    }
}
