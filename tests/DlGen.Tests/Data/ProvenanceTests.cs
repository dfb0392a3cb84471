using System.Diagnostics;

namespace DlGen.Tests.Data;

/// <summary>Where rows come from is known, so that what was trained on isn't tested on.</summary>
public sealed class ProvenanceTests
{
    private static readonly TrainingOptions Once = new() { Epochs = 1, BatchSize = 8 };

    [Fact]
    public void SharedRows_AreFoundByWhereTheyComeFrom()
    {
        Dataset all = Drawn(40);
        (Dataset a, Dataset b) = all.Split(0.5, 0.5, seed: 1);
        Assert.Empty(a.FindSharedRows(b));
        Assert.Equal(Enumerable.Range(0, 40), a.FindSharedRows(all).Concat(b.FindSharedRows(all)).Order());
        Assert.Equal([a.GetOriginalRow(3), a.GetOriginalRow(7)], a.Subset(7, 3, 7).FindSharedRows(a).OrderBy(row => row == a.GetOriginalRow(3) ? 0 : 1));
        Assert.Empty(Drawn(40).FindSharedRows(all));

        // What is added to examples or changes how they are read doesn't make them others.
        foreach (Dataset same in (Dataset[])[a.WithWeights([.. Enumerable.Repeat(2f, 20)]), a.WithLabels(new int[20]), a.WithInputs(new float[20]), Standardizer.Fit(a).Apply(a), a.SelectTarget(0), a.AsTest()])
        {
            Assert.Equal(20, same.FindSharedRows(a).Length);
            Assert.Equal(a.GetOriginalRow(5), same.GetOriginalRow(5));
        }

        foreach (int count in (int[])[1, 40, 63, 64, 65, 128])
        {
            Dataset whole = Drawn(count);
            Assert.Equal(Enumerable.Range(0, count), whole.FindSharedRows(whole));
            Assert.Empty(whole.FindSharedRows(Drawn(count)));
        }
    }

    [Fact]
    public void TrainingOnRowsOfTheValidationSet_Throws()
    {
        Dataset all = Drawn(40);
        (Dataset fit, Dataset validation) = all.Split(0.7, 0.3, seed: 1);
        var net = new SmallClassifier();
        net.Train(fit, new TrainingOptions { Epochs = 1, Validation = validation });
        int[] named = [.. validation.FindSharedRows(all).Take(10)];
        Assert.Equal(
            $"12 rows of the training data also stand in the validation set, by the numbers of the dataset that was split: {string.Join(", ", named)} and 2 more.",
            Assert.Throws<ArgumentException>(() => net.Train(all, new TrainingOptions { Validation = validation })).Message);

        Dataset one = fit.Subset(4);
        Assert.Equal(
            $"1 row of the training data also stands in the validation set, by the numbers of the dataset that was split: {fit.GetOriginalRow(4)}.",
            Assert.Throws<ArgumentException>(() => net.Train(fit, new TrainingOptions { Validation = one })).Message);
    }

    [Fact]
    public void TrainingOnATestPart_Throws()
    {
        Dataset all = Drawn(40);
        (Dataset fit, Dataset validation, Dataset test) = all.Split(0.6, 0.2, 0.2, seed: 1);
        Assert.Equal((false, false, true), (fit.IsTest, validation.IsTest, test.IsTest));
        var net = new SmallClassifier();
        Throws("The training data are the test part of a split", () => net.Train(test, Once));
        Throws("The training data are the test part of a split", () => net.Train(test.Split(0.5, 0.5).First, Once));
        Throws("The validation set is the test part of a split", () => net.Train(fit, new TrainingOptions { Validation = test }));

        // The parts of one split know its test part; those of another have their own.
        (Dataset other, _, Dataset itsTest) = all.Split(0.6, 0.2, 0.2, seed: 2);
        net.Train(other, Once);
        int shared = other.FindSharedRows(test).Length;
        Assert.True(shared > 0);
        Throws(" also stand in the ", () => net.Train(other, new TrainingOptions { Validation = validation }));
        Dataset apart = validation.Subset([.. Enumerable.Range(0, validation.Count).Where(row => other.FindSharedRows(validation.Subset(row)).Length == 0)]);
        Throws($"{shared} rows of the training data also stand in the test part, by the numbers of the dataset that was split: ", () => net.Train(other, new TrainingOptions { Validation = apart }));
        Assert.Equal(1, net.Evaluate(itsTest).TestEvaluations);

        // Folds of the rest keep it in mind.
        foreach ((Dataset train, Dataset fold) in fit.KFold(3))
        {
            new SmallClassifier().Train(train, new TrainingOptions { Epochs = 1, Validation = fold });
        }
    }

    [Fact]
    public void EvaluationOfTrainedRows_ThrowsForATestPart()
    {
        Dataset all = Drawn(40);
        (Dataset fit, _, Dataset test) = all.Split(0.6, 0.2, 0.2, seed: 1);
        var net = new SmallClassifier();
        net.Train(fit, Once);
        Assert.Equal(0, net.Evaluate(fit).TestEvaluations);
        Assert.Equal(1, net.Evaluate(test).TestEvaluations);

        net.Train(all, Once);
        string rows = string.Join(", ", test.FindSharedRows(all));
        string message = $"SmallClassifier was trained on 8 rows of this test part, by the numbers of the dataset that was split: {rows}. Its figures would say nothing about new data.";
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => net.Evaluate(test)).Message);
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => net.Clone().Evaluate(test)).Message);

        // The loop written out is a training too.
        var loop = new SmallClassifier();
        loop.Evaluate(test);
        foreach (Batch batch in all.Batches(7, seed: 3))
        {
            loop.Forward(batch.Inputs);
        }

        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => loop.Evaluate(test)).Message);
    }

    [Fact]
    public void SecondEvaluationOfATestPart_Warns()
    {
        (_, _, Dataset test) = Drawn(40).Split(0.6, 0.2, 0.2, seed: 1);
        using var trace = new Lines();
        Evaluation first = new SmallClassifier(seed: 1).Evaluate(test);
        Assert.Equal(1, first.TestEvaluations);
        Assert.DoesNotContain("warning", first.ToString(), StringComparison.Ordinal);

        // Another network, a part of the part, or one that is scaled: it is the same test part.
        const string warning = "of this test part. What is chosen by several evaluations looks better than it is; choose by a validation part.";
        Evaluation second = new SmallClassifier(seed: 2).Evaluate(test.Split(0.5, 0.5).Second);
        Assert.Equal(2, second.TestEvaluations);
        Assert.Contains($"\nwarning: evaluation 2 {warning}\n", second.ToString(), StringComparison.Ordinal);
        Evaluation third = new SmallClassifier().Evaluate(Standardizer.Fit(Drawn(5)).Apply(test));
        Assert.Equal(3, third.TestEvaluations);
        Assert.Equal([2, 3], trace.Texts.Where(static text => text.StartsWith("SmallClassifier: warning: evaluation ", StringComparison.Ordinal)).Select(static text => text["SmallClassifier: warning: evaluation ".Length] - '0'));

        Dataset file = Drawn(10).AsTest();
        Assert.Equal([1, 2], [new SmallClassifier().Evaluate(file).TestEvaluations, new SmallClassifier().Evaluate(file).TestEvaluations]);
    }

    [Fact]
    public void LeakCheck_FindsEqualAndNearRows()
    {
        var random = new Random(5);
        float[] values = [.. Enumerable.Range(0, 300 * 30).Select(_ => random.NextSingle() * 1000)];
        Dataset first = Dataset.FromArrays(values, new int[300]);
        float[] others = [.. Enumerable.Range(0, 50 * 30).Select(_ => random.NextSingle() * 1000)];
        values.AsSpan(7 * 30, 30).CopyTo(others.AsSpan(3 * 30));
        values.AsSpan(120 * 30, 30).CopyTo(others.AsSpan(20 * 30));
        others[(20 * 30) + 11] += others[(20 * 30) + 11] > 500 ? -5 : 5;
        Dataset second = Dataset.FromArrays(others, new int[50]);

        LeakReport report = LeakCheck.Find(first, second);
        Assert.Equal([(7, 3), (120, 20)], report.Pairs.Select(static pair => (pair.First, pair.Second)));
        Assert.Equal((0, 1, 50), (report.Pairs[0].Difference, report.Equal, report.Rows));
        Assert.InRange(report.Pairs[1].Difference, 0.004, 0.006);
        Assert.StartsWith("2 of 50 rows stand in the other dataset, 1 of them equal to a row of it\nrow 3 is row 7 of the first\nrow 20 is row 120 of the first, but for 0.005", report.ToString(), StringComparison.Ordinal);
        Assert.Single(LeakCheck.Find(first, second, tolerance: 0.001).Pairs);
        Assert.Single(LeakCheck.Find(first, second, tolerance: 0).Pairs);
        Assert.Equal("none of 250 rows stands in the other dataset", LeakCheck.Find(first.Subset([.. Enumerable.Range(0, 50)]), first.Subset([.. Enumerable.Range(50, 250)])).ToString());
    }

    /// <summary>What it finds is what comparing all rows with all others finds.</summary>
    [Fact]
    public void LeakCheck_FindsWhatComparingAllFinds()
    {
        var random = new Random(6);
        for (int trial = 0; trial < 100; trial++)
        {
            int size = random.Next(1, trial % 2 == 0 ? 4 : 40);
            double tolerance = trial % 3 == 0 ? 0 : random.NextDouble() * 0.3;
            Dataset first = Coarse(random, random.Next(1, 60), size);
            Dataset second = Coarse(random, random.Next(1, 60), size);
            float[][] all = [.. Enumerable.Range(0, first.Count).Select(row => DatasetTests.Inputs(first, row)), .. Enumerable.Range(0, second.Count).Select(row => DatasetTests.Inputs(second, row))];
            double[] ranges = [.. Enumerable.Range(0, size).Select(column => (double)all.Max(row => row[column]) - all.Min(row => row[column]))];

            IEnumerable<int> found = Enumerable.Range(0, second.Count).Where(row => Enumerable.Range(0, first.Count).Any(other => Enumerable.Range(0, size).All(
                column => Math.Abs((double)all[first.Count + row][column] - all[other][column]) <= tolerance * ranges[column])));
            Assert.Equal(found, LeakCheck.Find(first, second, tolerance).Pairs.Select(static pair => pair.Second));
        }
    }

    private static Dataset Coarse(Random random, int count, int size) =>
        Dataset.FromArrays([.. Enumerable.Range(0, count * size).Select(index => index % size == 3 ? 1f : random.Next(size < 5 ? 8 : 2))], new int[count]);

    private static Dataset Drawn(int count)
    {
        var random = new Random(9);
        return Dataset.FromArrays([.. Enumerable.Range(0, 3 * count).Select(_ => random.NextSingle())], [.. Enumerable.Range(0, count).Select(static row => row % 2)]);
    }

    private static void Throws(string part, Action action) => Assert.Contains(part, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);

    /// <summary>What goes to the trace while it is there.</summary>
    private sealed class Lines : TraceListener
    {
        public Lines() => Trace.Listeners.Add(this);

        public List<string> Texts { get; } = [];

        public override void Write(string? message)
        {
        }

        public override void WriteLine(string? message)
        {
            lock (Texts)
            {
                Texts.Add(message ?? "");
            }
        }

        protected override void Dispose(bool disposing)
        {
            Trace.Listeners.Remove(this);
            base.Dispose(disposing);
        }
    }
}
