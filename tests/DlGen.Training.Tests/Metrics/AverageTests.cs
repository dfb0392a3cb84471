namespace DlGen.Training.Tests.Metrics;

/// <summary>Precision, recall and F1 of all classes.</summary>
public sealed class AverageTests
{
    [Fact]
    public void Averages_AreScikitLearns()
    {
        // y_true [0, 1, 2, 0, 1, 2], y_pred [0, 2, 1, 0, 0, 1]
        var matrix = new ConfusionMatrix(3, [new(0, 0, 2), new(1, 2, 1), new(2, 1, 2), new(1, 0, 1)]);
        Assert.Equal(0.2222222222222222, matrix.GetPrecision(Averaging.Macro), 1e-15);
        Assert.Equal(0.3333333333333333, matrix.GetRecall(Averaging.Macro), 1e-15);
        Assert.Equal(0.26666666666666666, matrix.GetF1(Averaging.Macro), 1e-15);
        Assert.Equal(0.26666666666666666, matrix.GetF1(Averaging.Weighted), 1e-15);
        Assert.Equal(0.3333333333333333, matrix.GetF1(Averaging.Micro), 1e-15);
    }

    [Fact]
    public void UnequalClasses_AreWeightedByTheirExamples()
    {
        // By hand: precisions 3/4, 1/2, 0 (none); recalls 3/4, 1/1, 0/1; F1 6/8, 2/3, 0.
        var matrix = new ConfusionMatrix(5, [new(0, 0, 3), new(0, 1, 1), new(1, 1, 1), new(3, 0, 1)]);
        Assert.Equal((0.75 + 0.5 + 0) / 3, matrix.GetPrecision(Averaging.Macro), 1e-15);
        Assert.Equal(((4 * 0.75) + (1 * 0.5)) / 6, matrix.GetPrecision(Averaging.Weighted), 1e-15);
        Assert.Equal((0.75 + 1 + 0) / 3, matrix.GetRecall(Averaging.Macro), 1e-15);
        Assert.Equal(((4 * 0.75) + 1) / 6, matrix.GetRecall(Averaging.Weighted), 1e-15);
        Assert.Equal((0.75 + (2.0 / 3)) / 3, matrix.GetF1(Averaging.Macro), 1e-15);
        Assert.Equal(4.0 / 6, matrix.GetF1(Averaging.Micro), 1e-15);
    }

    [Fact]
    public void Averages_AreThoseOfTheClassesInAnyMatrix()
    {
        var random = new Random(5);
        for (int trial = 0; trial < 100; trial++)
        {
            int classes = random.Next(2, 6);
            var matrix = new ConfusionMatrix(classes, Enumerable.Range(0, 8).Select(_ => new ConfusionCount(random.Next(classes), random.Next(-1, classes), random.Next(5))));
            int[] occurring = [.. Enumerable.Range(0, classes).Where(category => matrix.GetActualCount(category) + matrix.GetPredictedCount(category) > 0)];
            static double OrZero(double value) => double.IsNaN(value) ? 0 : value;
            Assert.Equal(occurring.Average(category => OrZero(matrix.GetPrecision(category))), matrix.GetPrecision(Averaging.Macro), 1e-14);
            Assert.Equal(occurring.Average(category => OrZero(matrix.GetF1(category))), matrix.GetF1(Averaging.Macro), 1e-14);
            Assert.Equal(matrix.Accuracy, matrix.GetRecall(Averaging.Weighted), 1e-14);
            Assert.Equal(matrix.Accuracy, matrix.GetRecall(Averaging.Micro), 1e-14);
            if (matrix.Unclassified == 0)
            {
                Assert.Equal(matrix.Accuracy, matrix.GetF1(Averaging.Micro), 1e-14);
                Assert.Equal(matrix.Accuracy, matrix.GetPrecision(Averaging.Micro), 1e-14);
            }
        }
    }

    [Fact]
    public void SeveralOutputs_AreAYesAboveOneHalf()
    {
        // scikit-learn's f1_score for y_true [[0, 0, 0], [1, 1, 1], [0, 1, 1]], y_pred [[0, 0, 0], [1, 1, 1], [1, 1, 0]]: by output 2/3, 1, 2/3
        Evaluation labels = Scored.Labels(3, [0, 0, 0, 1, 1, 1, 0, 1, 1], [0.5, 0.1, 0.2, 0.9, 0.8, 0.6, 0.7, 0.51, 0.4]);
        Assert.Equal([2.0 / 3, 1, 2.0 / 3], Enumerable.Range(0, 3).Select(labels.GetF1));
        Assert.Equal((4.0 / 3 + 1) / 3, labels.GetF1(Averaging.Macro), 1e-15);
        Assert.Equal(0.8, labels.GetF1(Averaging.Micro), 1e-15);
        Assert.Equal(((2.0 / 3) + 2 + (2 * 2.0 / 3)) / 5, labels.GetF1(Averaging.Weighted), 1e-15);
        Assert.Equal(0.5, labels.GetPrecision(0));
        Assert.Equal(0.5, labels.GetRecall(2));
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => labels.GetRecall(3));
        Assert.Contains("There is no output 3; there are 3, from 0.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OutputsWithoutAYes_CountAsZero()
    {
        Evaluation labels = Scored.Labels(2, [1, 0, 1, 0], [0.9, 0.1, 0.8, 0.2]);
        Assert.Equal(double.NaN, labels.GetF1(1));
        Assert.Equal(0.5, labels.GetF1(Averaging.Macro));
        Assert.Equal(1, labels.GetF1(Averaging.Weighted));
    }

    [Fact]
    public void NoExamples_HaveNoAverage()
    {
        var empty = new ConfusionMatrix(3, []);
        foreach (Averaging averaging in Enum.GetValues<Averaging>())
        {
            Assert.Equal(double.NaN, empty.GetPrecision(averaging));
            Assert.Equal(double.NaN, empty.GetRecall(averaging));
            Assert.Equal(double.NaN, empty.GetF1(averaging));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => empty.GetF1((Averaging)3));
    }
}
