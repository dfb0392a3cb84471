namespace DlGen.Training.Tests.Metrics;

/// <summary>Log loss, Brier score and top-k accuracy against their definitions, and the figures of scikit-learn's documentation.</summary>
public sealed class ProbabilityTests
{
    [Fact]
    public void LogLoss_IsScikitLearns()
    {
        // log_loss(["spam", "ham", "ham", "spam"], [[.1, .9], [.9, .1], [.8, .2], [.35, .65]])
        double[] probabilities = [0.1, 0.9, 0.9, 0.1, 0.8, 0.2, 0.35, 0.65];
        Assert.Equal(0.21616187468057912, Scored.Classes(2, [1, 0, 0, 1], probabilities).LogLoss, 1e-15);
        Assert.Equal(0.21616187468057912, Scored.Binary([1, 0, 0, 1], [0.9, 0.1, 0.2, 0.65]).LogLoss, 1e-15);
    }

    [Fact]
    public void LogLoss_KeepsProbabilitiesAwayFromZero()
    {
        double expected = -Math.Log(Math.Pow(2, -52));
        Assert.Equal(expected, Scored.Classes(2, [1], [1, 0]).LogLoss, 1e-12);
        Assert.Equal(expected, Scored.Binary([1], [0]).LogLoss, 1e-12);
        Assert.Equal(expected, Scored.Binary([0], [1]).LogLoss, 1e-12);
    }

    [Fact]
    public void LogLoss_TakesTargetsBetweenZeroAndOne()
    {
        double expected = -((0.25 * Math.Log(0.4)) + (0.75 * Math.Log(0.6)));
        Assert.Equal(expected, Scored.Binary([0.25f], [0.4]).LogLoss, 1e-15);
    }

    [Fact]
    public void Brier_IsScikitLearns()
    {
        // brier_score_loss([0, 1, 1, 0], [0.1, 0.9, 0.8, 0.3])
        Assert.Equal(0.0375, Scored.Binary([0, 1, 1, 0], [0.1, 0.9, 0.8, 0.3]).BrierScore, 1e-15);
        Assert.Equal(0.0375, Scored.Classes(2, [0, 1, 1, 0], [0.9, 0.1, 0.1, 0.9, 0.2, 0.8, 0.7, 0.3]).BrierScore, 1e-15);

        // brier_score_loss(["eggs", "ham", "spam"], [[0.8, 0.1, 0.1], [0.2, 0.7, 0.1], [0.2, 0.2, 0.6]]): (0.06 + 0.14 + 0.24) / 3
        Assert.Equal(0.44 / 3, Scored.Classes(3, [0, 1, 2], [0.8, 0.1, 0.1, 0.2, 0.7, 0.1, 0.2, 0.2, 0.6]).BrierScore, 1e-15);
    }

    [Fact]
    public void SeveralOutputs_HaveTheirMean()
    {
        Evaluation labels = Scored.Labels(2, [0, 1, 1, 0], [0.1, 0.9, 0.8, 0.3]);
        Evaluation first = Scored.Binary([0, 1], [0.1, 0.8]);
        Evaluation second = Scored.Binary([1, 0], [0.9, 0.3]);
        Assert.Equal((first.LogLoss + second.LogLoss) / 2, labels.LogLoss, 1e-15);
        Assert.Equal((first.BrierScore + second.BrierScore) / 2, labels.BrierScore, 1e-15);
        Assert.Equal((first.ExpectedCalibrationError + second.ExpectedCalibrationError) / 2, labels.ExpectedCalibrationError, 1e-15);
    }

    [Fact]
    public void TopK_IsScikitLearns()
    {
        // top_k_accuracy_score([0, 1, 2, 2], …, k=2)
        Evaluation evaluation = Scored.Classes(3, [0, 1, 2, 2], [0.5, 0.2, 0.2, 0.3, 0.4, 0.2, 0.2, 0.4, 0.3, 0.7, 0.2, 0.1]);
        Assert.Equal(0.5, evaluation.TopK(1));
        Assert.Equal(0.75, evaluation.TopK(2));
        Assert.Equal(1, evaluation.TopK(3));
    }

    [Fact]
    public void TopK_TakesTheFirstOfEqualProbabilities()
    {
        Evaluation evaluation = Scored.Classes(4, [0, 1, 2, 3], Enumerable.Repeat(0.25, 16).ToArray());
        Assert.Equal([0.25, 0.5, 0.75, 1], Enumerable.Range(1, 4).Select(evaluation.TopK));
    }

    [Fact]
    public void TopK_IsThePartOfRanksBelow()
    {
        (int[] labels, double[] probabilities) = RankingTests.Random(classes: 7, count: 300, distinct: 10, seed: 1);
        Evaluation evaluation = Scored.Classes(7, labels, probabilities);
        for (int k = 1; k <= 7; k++)
        {
            int hits = labels.Where((label, row) => Enumerable.Range(0, 7)
                .OrderByDescending(category => probabilities[(row * 7) + category])
                .ThenBy(static category => category)
                .Take(k)
                .Contains(label)).Count();
            Assert.Equal(hits / 300.0, evaluation.TopK(k), 1e-15);
        }

        Assert.Equal(evaluation.Accuracy, evaluation.TopK(1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(4)]
    public void TopK_OfMoreClassesThanThereAre_IsRefused(int k)
    {
        Evaluation evaluation = Scored.Classes(3, [0], [0.5, 0.3, 0.2]);
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => evaluation.TopK(k));
        Assert.Contains("from 1 to the number of classes, 3", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NaN_IsNoFigureButWrongInTopK()
    {
        Evaluation evaluation = Scored.Classes(3, [0, 1], [0.5, 0.3, 0.2, double.NaN, double.NaN, double.NaN]);
        Assert.Equal(double.NaN, evaluation.LogLoss);
        Assert.Equal(double.NaN, evaluation.BrierScore);
        Assert.Equal(double.NaN, evaluation.ExpectedCalibrationError);
        Assert.Equal(0.5, evaluation.Accuracy);
        Assert.Equal(0.5, evaluation.TopK(3));
    }

    [Fact]
    public void ExamplesThatAreLeftOut_DoNotCount()
    {
        Evaluation some = Scored.Classes(3, [0, -1, 2], [0.5, 0.3, 0.2, 0.1, 0.1, 0.8, 0.3, 0.4, 0.3]);
        Evaluation others = Scored.Classes(3, [0, 2], [0.5, 0.3, 0.2, 0.3, 0.4, 0.3]);
        Assert.Equal(others.LogLoss, some.LogLoss);
        Assert.Equal(others.BrierScore, some.BrierScore);
        Assert.Equal(others.TopK(2), some.TopK(2));
        Assert.Equal(others.ExpectedCalibrationError, some.ExpectedCalibrationError);
        Evaluation none = Scored.Classes(3, [-1], [0.5, 0.3, 0.2]);
        Assert.All([none.LogLoss, none.BrierScore, none.TopK(2), none.ExpectedCalibrationError], static value => Assert.Equal(double.NaN, value));
    }
}
