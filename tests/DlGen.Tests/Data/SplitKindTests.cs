namespace DlGen.Tests.Data;

/// <summary>Splits by classes, groups and times, and folds: properties that hold for any data, drawn from a seed.</summary>
public sealed class SplitKindTests
{
    private const int Trials = 200;

    [Fact]
    public void Stratified_KeepsProportionsWithinOneRow()
    {
        var random = new Random(1);
        for (int trial = 0; trial < Trials; trial++)
        {
            int classes = random.Next(1, 6);
            int[] labels = [.. Enumerable.Range(0, random.Next(12, 120)).Select(_ => Math.Min(random.Next(classes), random.Next(classes)))];
            double[] fractions = Drawn(random, whole: trial % 2 == 0);
            Dataset data = Numbered(labels);
            Dataset[] parts;
            try
            {
                (Dataset a, Dataset b, Dataset c) = data.SplitStratified(fractions[0], fractions[1], fractions[2], seed: trial);
                parts = [a, b, c];
            }
            catch (ArgumentException exception)
            {
                // Only where the rows of a class that rounding leaves over are fewer than the parts that have none of it.
                double[] all = [.. fractions, 1 - fractions.Sum()];
                Assert.Contains(labels.GroupBy(static label => label), group =>
                {
                    int[] least = [.. all.Select(fraction => (int)Math.Floor((fraction * group.Count()) + 1e-9))];
                    return group.Count() - least.Sum() < least.Take(3).Count(static count => count == 0);
                });
                Assert.Contains("would have no example of class", exception.Message, StringComparison.Ordinal);
                continue;
            }

            CheckPartition(data.Count, parts, whole: trial % 2 == 0);
            foreach (IGrouping<int, int> group in labels.GroupBy(static label => label))
            {
                for (int part = 0; part < 3; part++)
                {
                    int got = Rows(parts[part]).Count(row => labels[row] == group.Key);
                    Assert.InRange(got, Math.Floor((fractions[part] * group.Count()) + 1e-9), Math.Ceiling((fractions[part] * group.Count()) - 1e-9));
                    Assert.True(got > 0);
                }
            }

            // What the classes round adds up to little.
            for (int part = 0; part < 3; part++)
            {
                Assert.InRange(parts[part].Count, (fractions[part] * data.Count) - 3, (fractions[part] * data.Count) + 3);
            }
        }
    }

    [Fact]
    public void Groups_AreNeverDivided()
    {
        var random = new Random(2);
        for (int trial = 0; trial < Trials; trial++)
        {
            int most = random.Next(3, 40);
            string[] groups = [.. Enumerable.Range(0, random.Next(50, 300)).Select(_ => $"g{random.Next(most)}")];
            double[] fractions = Drawn(random, whole: trial % 2 == 0);
            Dataset data = Numbered(new int[groups.Length]);
            (Dataset a, Dataset b, Dataset c) = data.SplitByGroup(groups, fractions[0], fractions[1], fractions[2], seed: trial);

            CheckPartition(data.Count, [a, b, c], whole: trial % 2 == 0);
            HashSet<string>[] parts = [.. new[] { a, b, c }.Select(part => Rows(part).Select(row => groups[row]).ToHashSet())];
            Assert.All(parts, static part => Assert.NotEmpty(part));
            Assert.Empty(parts[0].Intersect(parts[1]).Concat(parts[0].Intersect(parts[2])).Concat(parts[1].Intersect(parts[2])));
            if (most > 20)
            {
                int largest = groups.GroupBy(static group => group).Max(static group => group.Count());
                Assert.InRange(a.Count, (fractions[0] * data.Count) - largest, (fractions[0] * data.Count) + largest);
            }
        }
    }

    [Fact]
    public void Times_AreNeverInterleaved()
    {
        var random = new Random(3);
        for (int trial = 0; trial < Trials; trial++)
        {
            DateTime[] times = [.. Enumerable.Range(0, random.Next(60, 200)).Select(_ => new DateTime(2024, 1, 1).AddDays(random.Next(trial % 3 == 0 ? 30 : 10_000)))];
            double[] fractions = Drawn(random, whole: trial % 2 == 0);
            Dataset data = Numbered(new int[times.Length]);
            Dataset[] parts;
            try
            {
                (Dataset a, Dataset b, Dataset c) = data.SplitByTime(times, fractions[0], fractions[1], fractions[2]);
                parts = [a, b, c];
            }
            catch (ArgumentException exception)
            {
                Assert.Contains("would be empty", exception.Message, StringComparison.Ordinal);
                Assert.True(trial % 3 == 0, exception.Message);
                continue;
            }

            CheckPartition(data.Count, parts, whole: trial % 2 == 0);
            Assert.All(parts, part => Assert.Equal(Rows(part).Select(row => times[row]).Order(), Rows(part).Select(row => times[row])));
            Assert.True(Rows(parts[0]).Max(row => times[row]) < Rows(parts[1]).Min(row => times[row]));
            Assert.True(Rows(parts[1]).Max(row => times[row]) < Rows(parts[2]).Min(row => times[row]));
        }
    }

    [Fact]
    public void Folds_CoverEachRowOnce()
    {
        var random = new Random(4);
        for (int trial = 0; trial < Trials; trial++)
        {
            int count = random.Next(30, 120);
            int k = random.Next(2, 8);
            int[] labels = [.. Enumerable.Range(0, count).Select(static row => row % 3)];
            int[] groups = [.. Enumerable.Range(0, count).Select(row => row / 3 % 10)];
            Dataset data = Numbered(labels);
            IReadOnlyList<(Dataset Train, Dataset Validation)> stratified = data.KFoldStratified(k, trial);
            IReadOnlyList<(Dataset Train, Dataset Validation)> grouped = data.KFoldByGroup(groups, k, trial);
            foreach (IReadOnlyList<(Dataset Train, Dataset Validation)> folds in (IReadOnlyList<(Dataset Train, Dataset Validation)>[])[data.KFold(k, trial), stratified, grouped])
            {
                Assert.Equal(k, folds.Count);
                Assert.Equal(Enumerable.Range(0, count), folds.SelectMany(static fold => Rows(fold.Validation)).Order());
                Assert.All(folds, fold => CheckPartition(count, [fold.Train, fold.Validation], whole: true));
                Assert.All(folds, static fold => Assert.Empty(fold.Train.FindSharedRows(fold.Validation)));
            }

            Assert.All(data.KFold(k, trial), fold => Assert.InRange(fold.Validation.Count, count / k, (count / k) + 1));
            Assert.All(stratified, fold => Assert.InRange(fold.Validation.Count, count / k, (count / k) + 1));
            Assert.All(stratified, fold => Assert.All(
                Enumerable.Range(0, 3), label => Assert.InRange(Rows(fold.Validation).Count(row => labels[row] == label), labels.Count(other => other == label) / k, (labels.Count(other => other == label) / k) + 1)));
            Assert.All(grouped, fold => Assert.Empty(Rows(fold.Train).Select(row => groups[row]).Intersect(Rows(fold.Validation).Select(row => groups[row]))));
        }
    }

    [Fact]
    public void FoldsInTime_ValidateOnWhatComesNext()
    {
        int[] times = [.. Enumerable.Range(0, 60).Select(static row => (row * 7) % 60)];
        IReadOnlyList<(Dataset Train, Dataset Validation)> folds = Numbered(new int[60]).KFoldByTime(times, 5);
        Assert.Equal([(10, 10), (20, 10), (30, 10), (40, 10), (50, 10)], folds.Select(static fold => (fold.Train.Count, fold.Validation.Count)));
        Assert.All(folds, fold => Assert.True(Rows(fold.Train).Max(row => times[row]) < Rows(fold.Validation).Min(row => times[row])));
        Assert.Contains("the validation part of fold 1 would be empty", Assert.Throws<ArgumentException>(() => Numbered(new int[6]).KFoldByTime([0, 1, 1, 1, 1, 1], 2)).Message);
    }

    [Fact]
    public void Seed_DecidesTheParts()
    {
        Dataset data = Numbered([.. Enumerable.Range(0, 60).Select(static row => row % 3)]);
        int[] groups = [.. Enumerable.Range(0, 60).Select(static row => row / 4)];
        Func<int, int[]>[] splits =
        [
            seed => Rows(data.SplitStratified(0.5, 0.5, seed).First), seed => Rows(data.SplitByGroup(groups, 0.5, 0.5, seed).First),
            seed => Rows(data.KFold(4, seed)[0].Validation), seed => Rows(data.KFoldStratified(4, seed)[0].Validation), seed => Rows(data.KFoldByGroup(groups, 4, seed)[0].Validation),
        ];
        Assert.All(splits, static split =>
        {
            Assert.Equal(split(1), split(1));
            Assert.NotEqual(split(1).Order(), split(2).Order());
            Assert.NotEqual(split(1), split(1).Order());
        });
    }

    [Fact]
    public void PartsThatCannotBe_AreRefused()
    {
        using var culture = new OtherCulture();
        Dataset data = Numbered([0, 0, 0, 0, 0, 0, 0, 1, 1, 1]);
        Fails("The third part would have no example of class 1, which has 3 examples: it is 0.1 of them.", () => data.SplitStratified(0.7, 0.2, 0.1));
        Fails("There are 2 groups for 3 parts: a part would be empty. (Parameter 'groups')", () => data.SplitByGroup([1, 1, 1, 1, 1, 2, 2, 2, 2, 2], 0.8, 0.1, 0.1));
        Fails("There are 3 groups for 10 examples; each needs one. (Parameter 'groups')", () => data.SplitByGroup([1, 2, 3], 0.5, 0.5));
        Fails("There are 3 times for 10 examples; each needs one. (Parameter 'times')", () => data.SplitByTime([1, 2, 3], 0.5, 0.5));
        Fails("There are 3 groups for 10 examples; each needs one. (Parameter 'groups')", () => data.KFoldByGroup([1, 2, 3], 2));
        Fails("The group of row 0 is null. (Parameter 'groups')", () => data.SplitByGroup(new string[10], 0.5, 0.5));
        Fails("The time of row 0 is null. (Parameter 'times')", () => data.SplitByTime(new string[10], 0.5, 0.5));
        Fails("The first part would be empty: it is 0.5 of 10 examples.", () => data.SplitByTime(new int[10], 0.5, 0.5));
        Fails(
            "The first part has no example of class 1, which the second part has: it couldn't be learned. Another seed or other fractions may help. (Parameter 'times')",
            () => data.SplitByTime([.. Enumerable.Range(0, 10)], 0.5, 0.5));
        Fails(
            "The first part has no example of class 0, which the second part has: it couldn't be learned. Another seed or other fractions may help. (Parameter 'groups')",
            () => data.SplitByGroup([0, 0, 0, 0, 0, 0, 0, 1, 1, 1], 0.3, 0.7));
        Fails("Class 1 has 3 examples: not every one of 4 folds can have one. (Parameter 'k')", () => data.KFoldStratified(4));
        TooMany("k is 11; there must be at least 2 folds, and at most one for each example (10).", () => data.KFold(11));
        TooMany("k is 1; there must be at least 2 folds, and at most one for each example (10).", () => data.KFold(1));
        TooMany("k is 3; there must be at least 2 folds, and at most one for each group (2).", () => data.KFoldByGroup([1, 1, 1, 1, 1, 2, 2, 2, 2, 2], 3));
        TooMany("k is 10; there must be at least 2 folds, and at most one for each example but one (9).", () => data.KFoldByTime([.. Enumerable.Range(0, 10)], 10));
        Assert.Equal(
            "The dataset has target values, not labels; a stratified split goes by classes.",
            Assert.Throws<InvalidOperationException>(() => Dataset.FromArrays([1, 2], [1, 2], 2).SplitStratified(0.5, 0.5)).Message);
    }

    /// <summary>Fractions of at least a tenth, which sum to 1 or less.</summary>
    private static double[] Drawn(Random random, bool whole)
    {
        double[] parts = [.. Enumerable.Range(0, whole ? 3 : 4).Select(_ => 0.2 + random.NextDouble())];
        return [.. parts.Select(part => part / parts.Sum()).Take(3)];
    }

    private static void CheckPartition(int count, Dataset[] parts, bool whole)
    {
        int[] rows = [.. parts.SelectMany(Rows)];
        Assert.Equal(rows.Length, rows.Distinct().Count());
        Assert.InRange(rows.Length, whole ? count : 1, count);
    }

    /// <summary>Every input is its own row's number.</summary>
    private static Dataset Numbered(int[] labels) => Dataset.FromArrays([.. Enumerable.Range(0, labels.Length).Select(static row => (float)row)], labels);

    private static int[] Rows(Dataset data) => [.. Enumerable.Range(0, data.Count).Select(row => (int)DatasetTests.Inputs(data, row)[0])];

    private static void Fails(string message, Action action) => Assert.Equal(message, Assert.Throws<ArgumentException>(action).Message);

    private static void TooMany(string message, Action action) => Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>("k", action).Message, StringComparison.Ordinal);
}
