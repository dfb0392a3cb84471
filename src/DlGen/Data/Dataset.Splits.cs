using static System.FormattableString;

namespace DlGen;

// Splits: at random, by classes, by groups, by time.
public sealed partial class Dataset
{
    /// <summary>Splits the examples at random into two parts that don't overlap.</summary>
    /// <param name="first">The first part's fraction of the examples.</param>
    /// <param name="second">The second part's fraction. If the two sum to less than 1, the remaining examples are in neither part.</param>
    /// <param name="seed">The same seed gives the same parts, on every machine.</param>
    /// <exception cref="ArgumentException">A fraction is outside [0, 1], their sum is larger than 1, or a part with a fraction above 0 would be empty.</exception>
    public (Dataset First, Dataset Second) Split(double first, double second, int seed = 0) => Two(SplitAtRandom([first, second], seed));

    /// <summary>
    /// Splits the examples at random into three parts that don't overlap: to train, to validate while training, and to test in the end. The
    /// third is a test part (<see cref="IsTest"/>).
    /// </summary>
    /// <param name="first">The first part's fraction of the examples.</param>
    /// <param name="second">The second part's fraction.</param>
    /// <param name="third">The third part's fraction. If the three sum to less than 1, the remaining examples are in no part.</param>
    /// <param name="seed">The same seed gives the same parts, on every machine.</param>
    /// <exception cref="ArgumentException">A fraction is outside [0, 1], their sum is larger than 1, or a part with a fraction above 0 would be empty.</exception>
    public (Dataset First, Dataset Second, Dataset Third) Split(double first, double second, double third, int seed = 0) =>
        Three(SplitAtRandom([first, second, third], seed));

    /// <summary>
    /// Splits the examples at random into two parts with the same proportions of classes: of each class a part has its fraction, rounded down
    /// or up.
    /// </summary>
    /// <inheritdoc cref="Split(double, double, int)" path="/param"/>
    /// <exception cref="ArgumentException">A fraction is outside [0, 1], their sum is larger than 1, or a part would have no example of a class; the message names it.</exception>
    /// <exception cref="InvalidOperationException">The examples don't have one label each.</exception>
    public (Dataset First, Dataset Second) SplitStratified(double first, double second, int seed = 0) => Two(SplitByClass([first, second], seed));

    /// <summary>
    /// Splits the examples at random into three parts with the same proportions of classes: of each class a part has its fraction, rounded
    /// down or up. The third is a test part (<see cref="IsTest"/>).
    /// </summary>
    /// <inheritdoc cref="Split(double, double, double, int)" path="/param"/>
    /// <inheritdoc cref="SplitStratified(double, double, int)" path="/exception"/>
    public (Dataset First, Dataset Second, Dataset Third) SplitStratified(double first, double second, double third, int seed = 0) =>
        Three(SplitByClass([first, second, third], seed));

    /// <summary>
    /// Splits the examples at random into two parts, and never a group: all rows of a patient, a device or a document are in the same part.
    /// A part's size misses its fraction by a group at most where there are enough of them.
    /// </summary>
    /// <param name="groups">The group of each example, in the order of this dataset, such as <see cref="GetSideColumn"/> gives it.</param>
    /// <param name="first">The first part's fraction of the examples.</param>
    /// <param name="second">The second part's fraction. If the two sum to less than 1, the remaining groups are in neither part.</param>
    /// <param name="seed">The same seed gives the same parts, on every machine.</param>
    /// <exception cref="ArgumentException">
    /// There are more or fewer groups than examples, a fraction is outside [0, 1], their sum is larger than 1, there are fewer groups than
    /// parts, or the first part lacks a class that another has.
    /// </exception>
    public (Dataset First, Dataset Second) SplitByGroup<TGroup>(IReadOnlyList<TGroup> groups, double first, double second, int seed = 0)
        where TGroup : notnull => Two(SplitGroups(groups, [first, second], seed));

    /// <summary>
    /// Splits the examples at random into three parts, and never a group: all rows of a patient, a device or a document are in the same part.
    /// The third is a test part (<see cref="IsTest"/>).
    /// </summary>
    /// <param name="groups">The group of each example, in the order of this dataset, such as <see cref="GetSideColumn"/> gives it.</param>
    /// <param name="first">The first part's fraction of the examples.</param>
    /// <param name="second">The second part's fraction.</param>
    /// <param name="third">The third part's fraction. If the three sum to less than 1, the remaining groups are in no part.</param>
    /// <param name="seed">The same seed gives the same parts, on every machine.</param>
    /// <inheritdoc cref="SplitByGroup{TGroup}(IReadOnlyList{TGroup}, double, double, int)" path="/exception"/>
    public (Dataset First, Dataset Second, Dataset Third) SplitByGroup<TGroup>(
        IReadOnlyList<TGroup> groups, double first, double second, double third, int seed = 0)
        where TGroup : notnull => Three(SplitGroups(groups, [first, second, third], seed));

    /// <summary>
    /// Splits the examples by time into two parts, each in the order of time: whatever is in the second part happened after all that is in
    /// the first. Examples of the same time are in the same part.
    /// </summary>
    /// <param name="times">The time of each example, in the order of this dataset: dates, numbers, or anything that can be compared.</param>
    /// <param name="first">The first part's fraction of the examples.</param>
    /// <param name="second">The second part's fraction. If the two sum to less than 1, the latest examples are in neither part.</param>
    /// <exception cref="ArgumentException">
    /// There are more or fewer times than examples, a fraction is outside [0, 1], their sum is larger than 1, a part would be empty, or the
    /// first part lacks a class that another has.
    /// </exception>
    public (Dataset First, Dataset Second) SplitByTime<TTime>(IReadOnlyList<TTime> times, double first, double second)
        where TTime : IComparable<TTime> => Two(SplitTimes(times, [first, second]));

    /// <summary>
    /// Splits the examples by time into three parts, each in the order of time: whatever is in a part happened after all that is in the parts
    /// before. Examples of the same time are in the same part. The third is a test part (<see cref="IsTest"/>).
    /// </summary>
    /// <param name="times">The time of each example, in the order of this dataset: dates, numbers, or anything that can be compared.</param>
    /// <param name="first">The first part's fraction of the examples.</param>
    /// <param name="second">The second part's fraction.</param>
    /// <param name="third">The third part's fraction. If the three sum to less than 1, the latest examples are in no part.</param>
    /// <inheritdoc cref="SplitByTime{TTime}(IReadOnlyList{TTime}, double, double)" path="/exception"/>
    public (Dataset First, Dataset Second, Dataset Third) SplitByTime<TTime>(IReadOnlyList<TTime> times, double first, double second, double third)
        where TTime : IComparable<TTime> => Three(SplitTimes(times, [first, second, third]));

    private Dataset[] SplitAtRandom(ReadOnlySpan<double> fractions, int seed)
    {
        Fractions.Check(fractions);
        int[] order = Order(seed);
        var parts = new int[fractions.Length][];
        int start = 0;
        int[] ends = Fractions.Ends(fractions, Count);
        for (int part = 0; part < parts.Length; part++)
        {
            parts[part] = order[start..ends[part]];
            start = ends[part];
        }

        return Parts(parts, fractions);
    }

    private Dataset[] SplitByClass(ReadOnlySpan<double> fractions, int seed)
    {
        Fractions.Check(fractions);
        int[] order = Order(seed);
        SortedDictionary<int, List<int>> strata = Strata(order);
        var partOf = new int[Count];
        var behind = new double[fractions.Length + 1];
        foreach ((int label, List<int> examples) in strata)
        {
            int[] counts = Fractions.Share(fractions, examples.Count, behind);
            int at = 0;
            for (int part = 0; part < counts.Length; part++)
            {
                if (part < fractions.Length && fractions[part] > 0 && counts[part] == 0)
                {
                    throw new ArgumentException(Invariant(
                        $"The {Fractions.Name(part)} part would have no example of class {ClassText(label)}, which has {Figures.Count(examples.Count, "example")}: it is {fractions[part]} of them."));
                }

                for (int end = at + counts[part]; at < end; at++)
                {
                    partOf[examples[at]] = part;
                }
            }
        }

        return Parts(Collect(order, partOf, fractions.Length), fractions);
    }

    private Dataset[] SplitGroups<TGroup>(IReadOnlyList<TGroup> groups, ReadOnlySpan<double> fractions, int seed)
        where TGroup : notnull
    {
        Fractions.Check(fractions);
        (int[] numbers, int[] sizes) = Groups(groups);
        var shuffled = new int[sizes.Length];
        FillOrder(shuffled, seed);

        // The last place is for what no part gets.
        var missing = new double[fractions.Length + 1];
        double rest = 1;
        int empty = 0;
        for (int part = 0; part < fractions.Length; part++)
        {
            missing[part] = fractions[part] * Count;
            rest -= fractions[part];
            empty += fractions[part] > 0 ? 1 : 0;
        }

        missing[^1] = rest > 1e-9 ? rest * Count : double.NegativeInfinity;
        if (sizes.Length < empty)
        {
            throw new ArgumentException(Invariant($"There are {Figures.Count(sizes.Length, "group")} for {empty} parts: a part would be empty."), nameof(groups));
        }

        var partOfGroup = new int[sizes.Length];
        var taken = new int[missing.Length];
        for (int index = 0; index < shuffled.Length; index++)
        {
            int group = shuffled[index];
            bool onlyEmpty = empty >= shuffled.Length - index;
            int next = -1;
            for (int part = 0; part < missing.Length; part++)
            {
                bool isPart = part < fractions.Length;
                bool canTake = isPart ? fractions[part] > 0 && (!onlyEmpty || taken[part] == 0) : !onlyEmpty && missing[part] > 0;
                if (canTake && (next < 0 || missing[part] > missing[next]))
                {
                    next = part;
                }
            }

            // Where all fractions are zero, no part takes it.
            next = next < 0 ? fractions.Length : next;
            empty -= next < fractions.Length && taken[next] == 0 ? 1 : 0;
            taken[next]++;
            missing[next] -= sizes[group];
            partOfGroup[group] = next;
        }

        Dataset[] parts = Parts(Collect(Order(seed), Array.ConvertAll(numbers, group => partOfGroup[group]), fractions.Length), fractions);
        CheckClasses(parts, "groups");
        return parts;
    }

    private Dataset[] SplitTimes<TTime>(IReadOnlyList<TTime> times, ReadOnlySpan<double> fractions)
        where TTime : IComparable<TTime>
    {
        Fractions.Check(fractions);
        int[] order = InTime(times);
        int[] ends = Fractions.Ends(fractions, Count);
        var parts = new int[fractions.Length][];
        int start = 0;
        for (int part = 0; part < parts.Length; part++)
        {
            int end = Math.Max(start, EndOfTime(order, times, ends[part]));
            parts[part] = order[start..end];
            start = end;
        }

        Dataset[] split = Parts(parts, fractions);
        CheckClasses(split, "times");
        return split;
    }

    /// <summary>The rows of this dataset in the order of time; those of the same time in their own order.</summary>
    private int[] InTime<TTime>(IReadOnlyList<TTime> times)
        where TTime : IComparable<TTime>
    {
        CheckLength(times, nameof(times), "times");
        for (int row = 0; row < Count; row++)
        {
            if (times[row] is null)
            {
                throw new ArgumentException(Invariant($"The time of row {row} is null."), nameof(times));
            }
        }

        return [.. Enumerable.Range(0, Count).OrderBy(row => times[row], Comparer<TTime>.Default)];
    }

    /// <summary>The end of a part, moved to where a time ends: to the nearest one.</summary>
    private static int EndOfTime<TTime>(int[] order, IReadOnlyList<TTime> times, int end)
        where TTime : IComparable<TTime>
    {
        bool IsInside(int place) => place > 0 && place < order.Length && times[order[place - 1]].CompareTo(times[order[place]]) == 0;
        int down = end;
        int up = end;
        while (IsInside(down) && IsInside(up))
        {
            down--;
            up++;
        }

        return IsInside(down) ? up : down;
    }

    /// <summary>All rows of this dataset, in an order drawn from a seed.</summary>
    private int[] Order(int seed)
    {
        var order = new int[Count];
        FillOrder(order, seed);
        return order;
    }

    /// <summary>The rows of this dataset with each label, in an order.</summary>
    private SortedDictionary<int, List<int>> Strata(int[] order)
    {
        CheckStrata();
        var strata = new SortedDictionary<int, List<int>>();
        foreach (int row in order)
        {
            int label = GetLabel(row);
            if (!strata.TryGetValue(label, out List<int>? examples))
            {
                strata.Add(label, examples = []);
            }

            examples.Add(row);
        }

        return strata;
    }

    private void CheckStrata()
    {
        if (LabelCount != 1)
        {
            throw new InvalidOperationException(HasLabels
                ? Invariant($"The examples have {LabelCount} labels each; a stratified split needs one.")
                : "The dataset has target values, not labels; a stratified split goes by classes.");
        }
    }

    /// <summary>The group of each example as a number, and how many examples each group has.</summary>
    private (int[] Numbers, int[] Sizes) Groups<TGroup>(IReadOnlyList<TGroup> groups)
        where TGroup : notnull
    {
        CheckLength(groups, nameof(groups), "groups");
        var known = new Dictionary<TGroup, int>();
        var sizes = new List<int>();
        var numbers = new int[Count];
        for (int row = 0; row < numbers.Length; row++)
        {
            TGroup group = groups[row] ?? throw new ArgumentException(Invariant($"The group of row {row} is null."), nameof(groups));
            if (!known.TryGetValue(group, out int number))
            {
                known.Add(group, number = sizes.Count);
                sizes.Add(0);
            }

            numbers[row] = number;
            sizes[number]++;
        }

        return (numbers, [.. sizes]);
    }

    private void CheckLength<TItem>(IReadOnlyList<TItem> items, string argument, string what)
    {
        ArgumentNullException.ThrowIfNull(items, argument);
        if (items.Count != Count)
        {
            throw new ArgumentException(Invariant($"There are {items.Count} {what} for {Count} examples; each needs one."), argument);
        }
    }

    /// <summary>The rows of each part, in an order.</summary>
    private static int[][] Collect(int[] order, int[] partOf, int parts)
    {
        var rows = new List<int>[parts];
        for (int part = 0; part < parts; part++)
        {
            rows[part] = [];
        }

        foreach (int row in order)
        {
            if (partOf[row] < parts)
            {
                rows[partOf[row]].Add(row);
            }
        }

        return [.. rows.Select(static part => part.ToArray())];
    }

    /// <summary>Datasets of this one's rows. The third is a test part, which the others know.</summary>
    private Dataset[] Parts(int[][] parts, ReadOnlySpan<double> fractions)
    {
        for (int part = 0; part < parts.Length; part++)
        {
            Fractions.CheckPart(part, fractions[part], parts[part].Length, Figures.Count(Count, "example"));
            parts[part] = Array.ConvertAll(parts[part], Row);
        }

        TestPart? test = parts.Length > 2 && parts[2].Length > 0 && !IsTest ? new TestPart(Origin, parts[2]) : null;
        var datasets = new Dataset[parts.Length];
        for (int part = 0; part < parts.Length; part++)
        {
            DatasetView its = test is null ? view : part == 2 ? view with { Test = test, Kept = null } : view with { Kept = test };
            datasets[part] = new Dataset(examples, targets, parts[part], its);
        }

        return datasets;
    }

    /// <summary>Throws where the first part, which is trained on, lacks a class that another has.</summary>
    private static void CheckClasses(Dataset[] parts, string argument)
    {
        Dataset training = parts[0];
        if (training.LabelCount != 1 || training.Count == 0)
        {
            return;
        }

        var learned = new HashSet<int>();
        for (int row = 0; row < training.Count; row++)
        {
            learned.Add(training.GetLabel(row));
        }

        for (int part = 1; part < parts.Length; part++)
        {
            for (int row = 0; row < parts[part].Count; row++)
            {
                // A label below zero is no class: a network leaves it out.
                int label = parts[part].GetLabel(row);
                if (label >= 0 && !learned.Contains(label))
                {
                    throw new ArgumentException(Invariant(
                        $"The first part has no example of class {training.ClassText(label)}, which the {Fractions.Name(part)} part has: it couldn't be learned. Another seed or other fractions may help."), argument);
                }
            }
        }
    }

    /// <summary>A class for a message: its number, with its name if it has one.</summary>
    private string ClassText(int label) => (uint)label < (uint)ClassNames.Count ? Invariant($"{label} ('{ClassNames[label]}')") : Invariant($"{label}");

    private static (Dataset First, Dataset Second) Two(Dataset[] parts) => (parts[0], parts[1]);

    private static (Dataset First, Dataset Second, Dataset Third) Three(Dataset[] parts) => (parts[0], parts[1], parts[2]);
}
