using static System.FormattableString;

namespace DlGen;

// Cross-validation: every example is validated on once.
public sealed partial class Dataset
{
    /// <summary>
    /// Splits the examples at random into <paramref name="k"/> folds of the same size, or one more. Each is the validation part once, and the
    /// others together are the training part.
    /// </summary>
    /// <param name="k">How many folds: at least 2, and at most as many as there are examples.</param>
    /// <param name="seed">The same seed gives the same folds, on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds, or more than examples.</exception>
    public IReadOnlyList<(Dataset Train, Dataset Validation)> KFold(int k, int seed = 0)
    {
        CheckFolds(k, Count, "example");
        int[] order = Order(seed);
        var foldOf = new int[Count];
        for (int place = 0; place < order.Length; place++)
        {
            foldOf[order[place]] = (int)((long)place * k / order.Length);
        }

        return Folds(order, foldOf, k);
    }

    /// <summary>Folds at random with the same proportions of classes: of each class a fold has the k-th part, rounded down or up.</summary>
    /// <param name="k">How many folds: at least 2, and at most as many as the rarest class has examples.</param>
    /// <param name="seed">The same seed gives the same folds, on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds, or more than examples.</exception>
    /// <exception cref="ArgumentException">A class has fewer examples than there are folds; the message names it.</exception>
    /// <exception cref="InvalidOperationException">The examples don't have one label each.</exception>
    public IReadOnlyList<(Dataset Train, Dataset Validation)> KFoldStratified(int k, int seed = 0)
    {
        CheckStrata();
        CheckFolds(k, Count, "example");
        int[] order = Order(seed);
        var foldOf = new int[Count];
        int next = 0;
        foreach ((int label, List<int> examples) in Strata(order))
        {
            if (examples.Count < k)
            {
                throw new ArgumentException(
                    Invariant($"Class {ClassText(label)} has {Figures.Count(examples.Count, "example")}: not every one of {k} folds can have one."), nameof(k));
            }

            // The next class goes on where this one ends, so that no fold gets every rest.
            foreach (int row in examples)
            {
                foldOf[row] = next;
                next = (next + 1) % k;
            }
        }

        return Folds(order, foldOf, k);
    }

    /// <summary>Folds that never divide a group. The largest groups are dealt first, each to the fold with the fewest examples.</summary>
    /// <param name="groups">The group of each example, in the order of this dataset.</param>
    /// <param name="k">How many folds: at least 2, and at most as many as there are groups.</param>
    /// <param name="seed">The same seed gives the same folds, on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds, or more than groups.</exception>
    /// <exception cref="ArgumentException">There are more or fewer groups than examples, or a training part lacks a class that its validation part has.</exception>
    public IReadOnlyList<(Dataset Train, Dataset Validation)> KFoldByGroup<TGroup>(IReadOnlyList<TGroup> groups, int k, int seed = 0)
        where TGroup : notnull
    {
        (int[] numbers, int[] sizes) = Groups(groups);
        CheckFolds(k, sizes.Length, "group");
        var shuffled = new int[sizes.Length];
        FillOrder(shuffled, seed);
        var foldOfGroup = new int[sizes.Length];
        var taken = new int[k];
        foreach (int group in shuffled.OrderByDescending(group => sizes[group]))
        {
            int smallest = Array.IndexOf(taken, taken.Min());
            foldOfGroup[group] = smallest;
            taken[smallest] += sizes[group];
        }

        return Checked(Folds(Order(seed), Array.ConvertAll(numbers, group => foldOfGroup[group]), k), nameof(groups));
    }

    /// <summary>
    /// Folds in the order of time: the examples are divided into k + 1 runs of about the same length, and fold i trains on the first i runs
    /// and validates on the next. Nothing is trained on that happened after what it is validated on. Examples of the same time stay together.
    /// </summary>
    /// <param name="times">The time of each example, in the order of this dataset: dates, numbers, or anything that can be compared.</param>
    /// <param name="k">How many folds: at least 2, and fewer than there are times.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds, or too many.</exception>
    /// <exception cref="ArgumentException">There are more or fewer times than examples, a part would be empty, or a training part lacks a class that its validation part has.</exception>
    public IReadOnlyList<(Dataset Train, Dataset Validation)> KFoldByTime<TTime>(IReadOnlyList<TTime> times, int k)
        where TTime : IComparable<TTime>
    {
        int[] order = InTime(times);
        CheckFolds(k, Count - 1, "example but one");
        var folds = new (Dataset Train, Dataset Validation)[k];
        int end = EndOfTime(order, times, Run(1));
        for (int fold = 0; fold < k; fold++)
        {
            int next = fold == k - 1 ? Count : EndOfTime(order, times, Run(fold + 2));
            if (end == 0 || next <= end)
            {
                throw new ArgumentException(Invariant($"Too many examples have the same time: {(end == 0 ? "the training part" : "the validation part")} of fold {fold} would be empty."), nameof(times));
            }

            folds[fold] = (Part(order[..end]), Part(order[end..next]));
            end = next;
        }

        return Checked(folds, nameof(times));

        int Run(int runs) => (int)((long)Count * runs / (k + 1));
    }

    private static void CheckFolds(int k, int most, string what)
    {
        if (k < 2 || k > most)
        {
            throw new ArgumentOutOfRangeException(
                nameof(k), k, Invariant($"k is {k}; there must be at least 2 folds, and at most one for each {what} ({most})."));
        }
    }

    private (Dataset Train, Dataset Validation)[] Folds(int[] order, int[] foldOf, int k)
    {
        var folds = new (Dataset Train, Dataset Validation)[k];
        for (int fold = 0; fold < k; fold++)
        {
            folds[fold] = (Part(Array.FindAll(order, row => foldOf[row] != fold)), Part(Array.FindAll(order, row => foldOf[row] == fold)));
        }

        return folds;
    }

    private Dataset Part(int[] part) => new(examples, targets, Array.ConvertAll(part, Row), view);

    private static (Dataset Train, Dataset Validation)[] Checked((Dataset Train, Dataset Validation)[] folds, string argument)
    {
        for (int fold = 0; fold < folds.Length; fold++)
        {
            try
            {
                CheckClasses([folds[fold].Train, folds[fold].Validation], argument);
            }
            catch (ArgumentException exception)
            {
                throw new ArgumentException(Invariant($"Fold {fold}: {exception.Message}"), exception);
            }
        }

        return folds;
    }
}
