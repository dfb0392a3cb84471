namespace DlGen.Training.Tests;

public sealed class MetricTests
{
    /// <summary>Classes 0, 0, 1 are taken for 0, 1, 1; there is no example of class 2, and none is taken for it.</summary>
    private static readonly Evaluation Classified = new("", 1, 3, 0.5, new ConfusionMatrix(3, [new(0, 0, 1), new(0, 1, 1), new(1, 1, 1)]));

    [Fact]
    public void Values_AreThoseOfTheEvaluation()
    {
        Assert.Equal(0.5, Metric.Loss.GetValue(Classified));
        Assert.Equal(2.0 / 3, Metric.Accuracy.GetValue(Classified));

        // scikit-learn: f1_score([0, 0, 1], [0, 1, 1], average="macro")
        Assert.Equal(0.6666666666666666, Metric.MacroF1.GetValue(Classified), 1e-15);
    }

    [Fact]
    public void EvaluationOfValues_HasNoMetricOfClasses()
    {
        var values = new Evaluation("", 1, 3, 0.5, confusionMatrix: null);
        Assert.Equal(double.NaN, Metric.Accuracy.GetValue(values));
        Assert.Equal(double.NaN, Metric.MacroF1.GetValue(values));
    }

    [Theory]
    [InlineData(0.4, 0.5, 0, true)]
    [InlineData(0.5, 0.5, 0, false)]
    [InlineData(0.4, 0.5, 0.2, false)]
    [InlineData(double.NaN, 0.5, 0, false)]
    [InlineData(0.4, double.NaN, 0, true)]
    [InlineData(double.NaN, double.NaN, 0, false)]
    public void IsBetter_LooksInTheMetricsDirection(double candidate, double best, double minDelta, bool expected)
    {
        Assert.Equal(expected, Metric.Loss.IsBetter(candidate, best, minDelta));
        Assert.Equal(expected, Metric.Accuracy.IsBetter(-candidate, -best, minDelta));
    }

    [Fact]
    public void MetricThatTheTaskDoesNotHave_IsNamedWithThoseItHas()
    {
        INetwork<float> line = new Line(seed: 1);
        INetwork<float> flowers = new Flowers(seed: 1);
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Metric.Accuracy.CheckFits("Line", line.Runtime.Heads, "options"));
        Assert.Contains("Line: there is no metric Accuracy: it needs targets that are classes, and the network's targets are values. There is: Loss", exception.Message, StringComparison.Ordinal);
        Metric.Loss.CheckFits("Line", line.Runtime.Heads, "options");
        Metric.Accuracy.CheckFits("Flowers", flowers.Runtime.Heads, "options");
    }

    [Fact]
    public void MetricOfYourOwn_HasItsValue()
    {
        var recall = new Metric("recall of class 1", higherIsBetter: true, static evaluation => evaluation.GetRecall(1));
        Assert.Equal(1, recall.GetValue(Classified));
        Assert.Equal("recall of class 1", $"{recall}");
        Assert.Throws<ArgumentException>(() => new Metric(" ", true, static _ => 0));
    }
}
