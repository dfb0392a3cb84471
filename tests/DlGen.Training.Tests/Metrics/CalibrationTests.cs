namespace DlGen.Training.Tests.Metrics;

public sealed class CalibrationTests
{
    [Fact]
    public void Curve_IsScikitLearns()
    {
        // calibration_curve(y_true, y_pred, n_bins=3): prob_true [0, 0.5, 1], prob_pred [0.2, 0.525, 0.85]
        Evaluation evaluation = Scored.Binary([0, 0, 0, 0, 1, 1, 1, 1, 1], [0.1, 0.2, 0.3, 0.4, 0.65, 0.7, 0.8, 0.9, 1]);
        CalibrationCurve curve = evaluation.GetCalibration(bins: 3);
        Assert.Equal([3, 2, 4], curve.Bins.Select(static bin => bin.Count));
        Assert.Equal([0, 0.5, 1], curve.Bins.Select(static bin => bin.Accuracy));
        Assert.Equal([0.2, 0.525, 0.85], curve.Bins.Select(static bin => Math.Round(bin.Confidence, 14)));
        Assert.Equal([0, 1.0 / 3, 2.0 / 3], curve.Bins.Select(static bin => bin.Lower));
        Assert.Equal([1.0 / 3, 2.0 / 3, 1], curve.Bins.Select(static bin => bin.Upper));

        // (3·0.2 + 2·0.025 + 4·0.15) / 9
        Assert.Equal(1.25 / 9, curve.ExpectedError, 1e-15);
        Assert.Equal(0.2, curve.MaximumError, 1e-15);
    }

    [Fact]
    public void EndsOfBins_BelongToTheLowerOne()
    {
        Evaluation evaluation = Scored.Binary([0, 0, 0, 0, 0], [0, 0.25, 0.5, 0.75, 1]);
        Assert.Equal([2, 1, 1, 1], evaluation.GetCalibration(bins: 4).Bins.Select(static bin => bin.Count));

        // 3 · 0.1 is above 0.3, so NumPy's third end is too; 0.6 is below 6 · 0.1.
        Assert.Equal([2, 5], Places(0.3, 0.6));
        Assert.Equal([2], Places(3 * 0.1));
        Assert.Equal([3], Places(Math.BitIncrement(3 * 0.1)));

        static IEnumerable<int> Places(params double[] probabilities) => Scored.Binary(new float[probabilities.Length], probabilities)
            .GetCalibration(bins: 10).Bins.Select(static (bin, index) => (bin.Count, index)).Where(static pair => pair.Count > 0).Select(static pair => pair.index);
    }

    [Fact]
    public void SeveralClasses_AreJudgedByThePredictedOne()
    {
        // Confidences 0.6, 0.5, 0.9 and hits 1, 0, 1; in two bins: (0.5) and (0.6, 0.9).
        Evaluation evaluation = Scored.Classes(3, [0, 1, 2], [0.6, 0.3, 0.1, 0.5, 0.2, 0.3, 0.05, 0.05, 0.9]);
        CalibrationCurve curve = evaluation.GetCalibration(bins: 2);
        Assert.Equal([1, 2], curve.Bins.Select(static bin => bin.Count));
        Assert.Equal([0, 1], curve.Bins.Select(static bin => bin.Accuracy));
        Assert.Equal((0.5 + (2 * 0.25)) / 3, curve.ExpectedError, 1e-15);
        Assert.Equal([2, 1, 0, 0], evaluation.GetClassCalibration(1, bins: 4).Bins.Select(static bin => bin.Count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(15)]
    public void Bins_SumUpToAllExamples(int bins)
    {
        var random = new Random(bins);
        float[] targets = [.. Enumerable.Range(0, 500).Select(_ => (float)random.Next(2))];
        double[] probabilities = [.. targets.Select(_ => random.NextDouble())];
        CalibrationCurve curve = Scored.Binary(targets, probabilities).GetCalibration(bins);
        Assert.Equal(bins, curve.Bins.Count);
        Assert.Equal(500, curve.Bins.Sum(static bin => bin.Count));
        CalibrationBin[] filled = [.. curve.Bins.Where(static bin => bin.Count > 0)];
        Assert.Equal(probabilities.Sum(), filled.Sum(static bin => bin.Count * bin.Confidence), 1e-9);
        Assert.Equal(targets.Sum(), filled.Sum(static bin => bin.Count * bin.Accuracy), 1e-9);
        Assert.All(filled, static bin => Assert.InRange(bin.Confidence, bin.Lower, bin.Upper));
        Assert.Equal(filled.Sum(static bin => bin.Count / 500.0 * Math.Abs(bin.Accuracy - bin.Confidence)), curve.ExpectedError, 1e-15);
        Assert.InRange(curve.ExpectedError, 0, curve.MaximumError);
    }

    [Fact]
    public void EmptyBins_HaveNoFigures()
    {
        CalibrationCurve curve = Scored.Binary([1], [0.9]).GetCalibration(bins: 2);
        Assert.Equal(double.NaN, curve.Bins[0].Confidence);
        Assert.Equal(double.NaN, curve.Bins[0].Accuracy);
        Assert.Equal(0.1, curve.ExpectedError, 1e-15);
    }

    [Fact]
    public void Text_IsATableOfTheBinsWithExamples()
    {
        string expected = """
            expected calibration error 10.00 %, maximum 10.00 %

               from        to  examples  confidence  accuracy
            50.00 %  100.00 %         1     90.00 %  100.00 %
            """;
        Assert.Equal(expected.ReplaceLineEndings("\n"), $"{Scored.Binary([1], [0.9]).GetCalibration(bins: 2)}");
    }

    [Fact]
    public void WrongQuestions_AreRefused()
    {
        Evaluation labels = Scored.Labels(2, [0, 1], [0.5, 0.5]);
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => labels.GetCalibration());
        Assert.Contains("each of the 2 outputs is a yes or no. GetClassCalibration(output)", exception.Message, StringComparison.Ordinal);
        Assert.Equal(15, labels.GetClassCalibration(1).Bins.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => labels.GetClassCalibration(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => labels.GetClassCalibration(1, bins: 0));
    }
}
