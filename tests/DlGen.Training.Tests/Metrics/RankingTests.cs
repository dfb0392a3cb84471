namespace DlGen.Training.Tests.Metrics;

/// <summary>ROC-AUC, average precision and their curves against their definitions, and the figures of scikit-learn's documentation.</summary>
public sealed class RankingTests
{
    /// <summary>The example of scikit-learn's roc_curve, precision_recall_curve and average_precision_score.</summary>
    private static readonly Evaluation Documented = Scored.Binary([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]);

    [Fact]
    public void DocumentedExample_HasScikitLearnsFigures()
    {
        Assert.Equal(0.75, Documented.RocAuc);
        Assert.Equal(0.8333333333333333, Documented.AveragePrecision, 1e-15);
    }

    [Fact]
    public void RocCurve_IsScikitLearns()
    {
        // fpr [0, 0, 0.5, 0.5, 1], tpr [0, 0.5, 0.5, 1, 1], thresholds [inf, 0.8, 0.4, 0.35, 0.1]
        Assert.Equal(
            [new(0, 0, double.PositiveInfinity), new(0, 0.5, 0.8), new(0.5, 0.5, 0.4), new(0.5, 1, 0.35), new(1, 1, 0.1)], Documented.GetRocCurve(1));
    }

    [Fact]
    public void PrecisionRecallCurve_IsScikitLearnsFromItsEnd()
    {
        // precision [0.5, 2/3, 0.5, 1, 1], recall [1, 1, 0.5, 0.5, 0], thresholds [0.1, 0.35, 0.4, 0.8]
        Assert.Equal(
            [new(0, 1, double.PositiveInfinity), new(0.5, 1, 0.8), new(0.5, 0.5, 0.4), new(1, 2.0 / 3, 0.35), new(1, 0.5, 0.1)],
            Documented.GetPrecisionRecallCurve(1));
    }

    [Fact]
    public void RocCurve_LeavesOutPointsThatContinueALineEvenly()
    {
        // By hand: the steps are (0, 1), (0, 2), (0, 3), (1, 3), (2, 3); the second one lies in the middle of its neighbors.
        Evaluation evaluation = Scored.Binary([1, 1, 1, 0, 0], [0.9, 0.8, 0.7, 0.6, 0.5]);
        Assert.Equal([0.9, 0.7, 0.5], evaluation.GetRocCurve(1).Skip(1).Select(static point => point.Threshold));
        Assert.Equal(1, evaluation.RocAuc);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(40)]
    [InlineData(100_000)]
    public void RocAuc_IsThePartOfPairsInOrder(int distinct)
    {
        (int[] labels, double[] probabilities) = Random(classes: 3, count: 300, distinct, seed: distinct);
        Evaluation evaluation = Scored.Classes(3, labels, probabilities);
        double sum = 0;
        for (int category = 0; category < 3; category++)
        {
            double expected = MannWhitney(labels, probabilities, 3, category);
            Assert.Equal(expected, evaluation.GetRocAuc(category), 1e-14);
            sum += expected;
        }

        Assert.Equal(sum / 3, evaluation.RocAuc, 1e-14);
    }

    [Fact]
    public void RocAuc_IsTheAreaUnderTheCurve()
    {
        (int[] labels, double[] probabilities) = Random(classes: 4, count: 500, distinct: 50, seed: 4);
        Evaluation evaluation = Scored.Classes(4, labels, probabilities);
        for (int category = 0; category < 4; category++)
        {
            IReadOnlyList<RocPoint> curve = evaluation.GetRocCurve(category);
            double area = curve.Zip(curve.Skip(1), static (from, to) =>
                (to.FalsePositiveRate - from.FalsePositiveRate) * (from.TruePositiveRate + to.TruePositiveRate) / 2).Sum();
            Assert.Equal(area, evaluation.GetRocAuc(category), 1e-14);
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(100_000)]
    public void AveragePrecision_IsTheSumOverAllThresholds(int distinct)
    {
        (int[] labels, double[] probabilities) = Random(classes: 3, count: 200, distinct, seed: distinct);
        Evaluation evaluation = Scored.Classes(3, labels, probabilities);
        double sum = 0;
        for (int category = 0; category < 3; category++)
        {
            double expected = NaiveAveragePrecision(labels, probabilities, 3, category);
            Assert.Equal(expected, evaluation.GetAveragePrecision(category), 1e-14);
            sum += expected;
        }

        Assert.Equal(sum / 3, evaluation.AveragePrecision, 1e-14);
    }

    [Fact]
    public void MonotoneTransform_LeavesTheOrderAsItIs()
    {
        var random = new Random(7);
        float[] targets = [.. Enumerable.Range(0, 200).Select(_ => (float)random.Next(2))];
        double[] probabilities = [.. targets.Select(target => Math.Round(random.NextDouble() + (0.3 * target), 2))];
        Evaluation before = Scored.Binary(targets, probabilities);
        Evaluation after = Scored.Binary(targets, Array.ConvertAll(probabilities, static value => Math.Exp(3 * value) - 100));
        Assert.Equal(before.RocAuc, after.RocAuc);
        Assert.Equal(before.AveragePrecision, after.AveragePrecision);
    }

    [Fact]
    public void OppositeScores_AreTheComplement()
    {
        Evaluation opposite = Scored.Binary([0, 0, 1, 1], [-0.1, -0.4, -0.35, -0.8]);
        Assert.Equal(1 - Documented.RocAuc, opposite.RocAuc);
        Assert.Equal(Documented.GetRocAuc(1), Documented.GetRocAuc(0));
    }

    [Fact]
    public void EqualScores_TellNothing()
    {
        Evaluation equal = Scored.Binary([0, 1, 1, 0, 1], [0.3, 0.3, 0.3, 0.3, 0.3]);
        Assert.Equal(0.5, equal.RocAuc);

        // The only threshold finds all: precision 3/5 at recall 1.
        Assert.Equal(0.6, equal.AveragePrecision, 1e-15);
        Assert.Equal([new(0, 0, double.PositiveInfinity), new(1, 1, 0.3)], equal.GetRocCurve(1));
    }

    [Fact]
    public void TwoClasses_AreThoseOfOneOutput()
    {
        double[] ones = [0.1, 0.4, 0.35, 0.8];
        Evaluation two = Scored.Classes(2, [0, 0, 1, 1], [.. ones.SelectMany(static one => new[] { 1 - one, one })]);
        Assert.Equal(Documented.RocAuc, two.RocAuc);
        Assert.Equal(Documented.AveragePrecision, two.AveragePrecision);
    }

    [Fact]
    public void MissingClass_IsLeftOutOfTheMean()
    {
        Evaluation evaluation = Scored.Classes(3, [0, 1, 1], [0.5, 0.3, 0.2, 0.1, 0.8, 0.1, 0.6, 0.3, 0.1]);
        Assert.Equal(double.NaN, evaluation.GetRocAuc(2));
        Assert.Equal(double.NaN, evaluation.GetAveragePrecision(2));

        // Class 0 by pairs: 0.5 against 0.1 and 0.6. Class 1: 0.8 and 0.3 against 0.3.
        Assert.Equal(0.5, evaluation.GetRocAuc(0));
        Assert.Equal(0.75, evaluation.GetRocAuc(1));
        Assert.Equal(0.625, evaluation.RocAuc);
    }

    [Fact]
    public void OneClassAlone_HasNoRocAuc()
    {
        Evaluation ones = Scored.Binary([1, 1], [0.2, 0.7]);
        Assert.Equal(double.NaN, ones.RocAuc);
        Assert.Equal(1, ones.AveragePrecision);
        Assert.All(ones.GetRocCurve(1), static point => Assert.Equal(double.NaN, point.FalsePositiveRate));

        Evaluation zeros = Scored.Binary([0, 0], [0.2, 0.7]);
        Assert.Equal(double.NaN, zeros.RocAuc);
        Assert.Equal(double.NaN, zeros.AveragePrecision);
        Assert.All(zeros.GetPrecisionRecallCurve(1).Skip(1), static point => Assert.Equal(double.NaN, point.Recall));
    }

    [Fact]
    public void SeveralOutputs_HaveTheirMean()
    {
        // Outputs 0 and 2 are the documented example and its opposite; output 1 has no yes.
        Evaluation labels = Scored.Labels(
            3, [0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 0, 1], [0.1, 0.5, 0.9, 0.4, 0.5, 0.6, 0.35, 0.5, 0.65, 0.8, 0.5, 0.2]);
        Assert.Equal(0.75, labels.GetRocAuc(0));
        Assert.Equal(double.NaN, labels.GetRocAuc(1));
        Assert.Equal(0.25, labels.GetRocAuc(2));
        Assert.Equal(0.5, labels.RocAuc);
    }

    [Fact]
    public void NaN_HasNoPlaceInAnOrder()
    {
        Evaluation evaluation = Scored.Binary([0, 1, 1], [0.2, double.NaN, 0.7]);
        Assert.Equal(double.NaN, evaluation.RocAuc);
        Assert.Equal(double.NaN, evaluation.AveragePrecision);
        Assert.Single(evaluation.GetRocCurve(1));
        Assert.Single(evaluation.GetPrecisionRecallCurve(1));
    }

    [Fact]
    public void ExamplesThatAreLeftOut_DoNotCount()
    {
        Evaluation all = Scored.Classes(2, [0, 0, 1, 1, -1], [0.9, 0.1, 0.6, 0.4, 0.65, 0.35, 0.2, 0.8, double.NaN, double.NaN]);
        Assert.Equal(Documented.RocAuc, all.RocAuc);
        Assert.Equal(Documented.AveragePrecision, all.AveragePrecision);
        Evaluation none = Scored.Classes(2, [-1, -1], [0.9, 0.1, 0.6, 0.4]);
        Assert.Equal(double.NaN, none.RocAuc);
        Assert.Equal(double.NaN, none.AveragePrecision);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void ClassThatIsNotThere_IsRefused(int category)
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => Documented.GetRocAuc(category));
        Assert.Contains($"There is no class or output {category}; there are 2, from 0.", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Documented.GetPrecisionRecallCurve(category));
    }

    /// <summary>Labels and scores of which so many are distinct, so that some are equal.</summary>
    internal static (int[] Labels, double[] Probabilities) Random(int classes, int count, int distinct, int seed)
    {
        var random = new Random(seed);
        var labels = new int[count];
        var probabilities = new double[count * classes];
        for (int row = 0; row < count; row++)
        {
            labels[row] = random.Next(classes);
            for (int category = 0; category < classes; category++)
            {
                probabilities[(row * classes) + category] = (random.Next(distinct) + (labels[row] == category ? distinct / 4 : 0)) / (1.25 * distinct);
            }
        }

        return (labels, probabilities);
    }

    private static double MannWhitney(int[] labels, double[] probabilities, int classes, int category)
    {
        (double sum, long pairs) = (0, 0);
        for (int positive = 0; positive < labels.Length; positive++)
        {
            for (int negative = 0; negative < labels.Length; negative++)
            {
                if (labels[positive] == category && labels[negative] != category)
                {
                    double difference = probabilities[(positive * classes) + category] - probabilities[(negative * classes) + category];
                    sum += difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
                    pairs++;
                }
            }
        }

        return sum / pairs;
    }

    private static double NaiveAveragePrecision(int[] labels, double[] probabilities, int classes, int category)
    {
        double[] scores = [.. labels.Select((_, row) => probabilities[(row * classes) + category])];
        double sum = 0;
        double recall = 0;
        foreach (double threshold in scores.Distinct().OrderDescending())
        {
            int[] found = [.. Enumerable.Range(0, labels.Length).Where(row => scores[row] >= threshold)];
            double correct = found.Count(row => labels[row] == category);
            double next = correct / labels.Count(label => label == category);
            sum += (next - recall) * (correct / found.Length);
            recall = next;
        }

        return sum;
    }
}
