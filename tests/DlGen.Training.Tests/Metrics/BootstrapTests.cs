namespace DlGen.Training.Tests.Metrics;

public sealed class BootstrapTests
{
    [Fact]
    public void SameSeed_GivesTheSameInterval()
    {
        (int[] labels, double[] probabilities) = RankingTests.Random(classes: 3, count: 80, distinct: 30, seed: 2);
        Evaluation evaluation = Scored.Classes(3, labels, probabilities);
        var bootstrap = new Bootstrap { Resamples = 200, Seed = 11 };
        foreach (Metric metric in new[] { Metric.Accuracy, Metric.MacroF1, Metric.RocAuc, Metric.LogLoss, Metric.TopK(2) })
        {
            ConfidenceInterval first = evaluation.GetInterval(metric, bootstrap);
            Assert.Equal(first, evaluation.GetInterval(metric, bootstrap));
            Assert.InRange(metric.GetValue(evaluation), first.Lower, first.Upper);
        }

        Assert.NotEqual(
            evaluation.GetInterval(Metric.LogLoss, bootstrap), evaluation.GetInterval(Metric.LogLoss, new Bootstrap { Resamples = 200, Seed = 12 }));
    }

    [Fact]
    public void Draws_AreThoseOfTheGenerator()
    {
        // The generator is written out here, so that a seed's intervals stay what they are in all versions.
        Evaluation evaluation = Scored.Values(1, [1, 2, 4, 8, 16], [0, 0, 0, 0, 0]);
        var means = new double[40];
        for (int resample = 0; resample < means.Length; resample++)
        {
            ulong key = Mix(Mix(7 + Weyl) + ((ulong)resample * Weyl));
            for (int draw = 0; draw < 5; draw++)
            {
                means[resample] += (1 << (int)(ulong)(((UInt128)Mix(key + ((ulong)draw * Weyl)) * 5) >> 64)) / 5.0;
            }
        }

        Array.Sort(means);
        ConfidenceInterval interval = evaluation.GetInterval(Metric.MeanAbsoluteError, new Bootstrap { Resamples = 40, Seed = 7, Level = 0.8 });

        // Places 3.9 and 35.1 of 0 to 39.
        Assert.Equal(means[3] + (0.9 * (means[4] - means[3])), interval.Lower, 1e-12);
        Assert.Equal(means[35] + (0.1 * (means[36] - means[35])), interval.Upper, 1e-12);
        Assert.Equal(0.8, interval.Level);
    }

    /// <summary>The mean distance from the center of a normal distribution: of 400 intervals of level 0.9, about 360 contain it, with a deviation of 6.</summary>
    [Fact]
    public void Intervals_ContainTheTrueFigureAsOftenAsTheySay()
    {
        var random = new Random(1);
        int hits = 0;
        for (int trial = 0; trial < 400; trial++)
        {
            float[] targets = new float[60];
            double[] predictions = [.. targets.Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
            ConfidenceInterval interval = Scored.Values(1, targets, predictions)
                .GetInterval(Metric.MeanAbsoluteError, new Bootstrap { Resamples = 200, Level = 0.9, Seed = trial });

            // The mean of |x| is √(2/π).
            hits += Math.Sqrt(2 / Math.PI) is var mean && mean >= interval.Lower && mean <= interval.Upper ? 1 : 0;
        }

        Assert.InRange(hits, 330, 384);
    }

    [Fact]
    public void Accuracy_HasTheBinomialInterval()
    {
        // 160 of 200 are correct: a deviation of √(0.8·0.2/200) = 0.0283.
        int[] labels = [.. Enumerable.Range(0, 200).Select(static row => row % 5 == 0 ? 1 : 0)];
        Evaluation evaluation = Scored.Classes(2, labels, [.. labels.SelectMany(static _ => new[] { 0.6, 0.4 })]);
        ConfidenceInterval interval = evaluation.GetInterval(Metric.Accuracy, new Bootstrap { Resamples = 4000 });
        Assert.InRange(interval.Lower, 0.8 - (2.2 * 0.0283), 0.8 - (1.75 * 0.0283));
        Assert.InRange(interval.Upper, 0.8 + (1.75 * 0.0283), 0.8 + (2.2 * 0.0283));
    }

    [Fact]
    public void Positions_AreDrawnWithTheirExample()
    {
        // One example has only hits and one only misses: a draw of two examples has 0, 1/2 or 1, and never a quarter.
        double[] probabilities = [.. Enumerable.Range(0, 8).SelectMany(static _ => new[] { 0.7, 0.3 })];
        Evaluation evaluation = Scored.Classes(2, [0, 0, 0, 0, 1, 1, 1, 1], probabilities, positions: 4);
        var seen = new HashSet<double>();
        var accuracy = new Metric("seen", higherIsBetter: true, drawn => seen.Add(drawn.Accuracy) ? 1 : 0);
        _ = evaluation.GetInterval(accuracy, new Bootstrap { Resamples = 100 });
        Assert.Equal([0, 0.5, 1], seen.Order());
    }

    [Fact]
    public void ExamplesThatAreLeftOut_AreNeverDrawn()
    {
        Evaluation evaluation = Scored.Classes(2, [0, -1, -1, -1, -1, 1], [.. Enumerable.Range(0, 6).SelectMany(static _ => new[] { 0.7, 0.3 })]);
        var counts = new HashSet<int>();
        _ = evaluation.GetInterval(new Metric("counts", true, drawn => counts.Add(drawn.ConfusionMatrix!.Count) ? 1 : 0), new Bootstrap { Resamples = 50 });
        Assert.Equal([2], counts);
    }

    [Fact]
    public void DrawsWithoutTheFigure_AreLeftOut()
    {
        Evaluation evaluation = Scored.Binary([1, 0], [0.9, 0.1]);
        ConfidenceInterval interval = evaluation.GetInterval(Metric.RocAuc, new Bootstrap { Resamples = 20 });
        Assert.Equal(new ConfidenceInterval(1, 1, 0.95), interval);
        ConfidenceInterval none = Scored.Binary([1, 1], [0.9, 0.1]).GetInterval(Metric.RocAuc, new Bootstrap { Resamples = 20 });
        Assert.Equal(double.NaN, none.Lower);
        Assert.Equal(double.NaN, none.Upper);
    }

    [Fact]
    public void WrongQuestions_AreRefused()
    {
        Evaluation evaluation = Scored.Binary([1, 0], [0.9, 0.1]);
        Assert.Contains("Metric.LogLoss", Assert.Throws<ArgumentException>(() => evaluation.GetInterval(Metric.Loss)).Message, StringComparison.Ordinal);
        Assert.Contains("values, not classes", Assert.Throws<InvalidOperationException>(() => Scored.Values(1, [1, 2], [1, 2]).GetInterval(Metric.RocAuc)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Bootstrap { Resamples = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Bootstrap { Level = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Bootstrap { Level = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Bootstrap { Level = double.NaN });
        var plain = new Evaluation("", 1, 3, 0.5, new ConfusionMatrix(2, [new(0, 0, 3)]));
        Assert.Contains("KeepPredictions = true", Assert.Throws<InvalidOperationException>(() => plain.GetInterval(Metric.Accuracy)).Message, StringComparison.Ordinal);
    }

    private const ulong Weyl = 0x9E37_79B9_7F4A_7C15;

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
