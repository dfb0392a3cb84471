namespace DlGen.Training.Tests.Metrics;

/// <summary>R², MAE and RMSE against their definitions, and the figures of scikit-learn's documentation.</summary>
public sealed class ValueErrorTests
{
    [Fact]
    public void OneOutput_HasScikitLearnsFigures()
    {
        // y_true [3, -0.5, 2, 7], y_pred [2.5, 0.0, 2, 8]
        Evaluation evaluation = Scored.Values(1, [3, -0.5f, 2, 7], [2.5, 0, 2, 8]);
        Assert.Equal(0.9486081370449679, evaluation.R2, 1e-15);
        Assert.Equal(0.5, evaluation.MeanAbsoluteError, 1e-15);
        Assert.Equal(0.6123724356957945, evaluation.RootMeanSquaredError, 1e-15);
    }

    [Fact]
    public void SeveralOutputs_HaveScikitLearnsFigures()
    {
        // y_true [[0.5, 1], [-1, 1], [7, -6]], y_pred [[0, 2], [-1, 2], [8, -5]]
        Evaluation evaluation = Scored.Values(2, [0.5f, 1, -1, 1, 7, -6], [0, 2, -1, 2, 8, -5]);
        Assert.Equal(0.75, evaluation.MeanAbsoluteError, 1e-15);

        // By output: errors 1.25 and 3, squares 36.166… and 32.666…; roots of the means √(1.25/3) and 1.
        double first = 1 - (1.25 / (42.25 + 1 + 7 - 14.083333333333334));
        double second = 1 - (3 / (38 - (16 / 3.0)));
        Assert.Equal(0.9368005266622779, evaluation.R2, 1e-14);
        Assert.Equal(0.8227486121839513, evaluation.RootMeanSquaredError, 1e-15);
        Assert.Equal((1 + Math.Sqrt(1.25 / 3)) / 2, evaluation.RootMeanSquaredError, 1e-15);
        Assert.Equal(1 - (3 / (38 - (16 / 3.0))), second);
        Assert.InRange(first, 0.9, 1);
    }

    [Fact]
    public void Figures_AreTheirDefinitions()
    {
        var random = new Random(3);
        float[] targets = [.. Enumerable.Range(0, 300).Select(_ => (float)random.NextDouble() * 10)];
        double[] predictions = Array.ConvertAll(targets, target => target + random.NextDouble() - 0.4);
        Evaluation evaluation = Scored.Values(3, targets, predictions);
        (double r2, double absolute, double root) = (0, 0, 0);
        for (int output = 0; output < 3; output++)
        {
            double[] y = [.. targets.Where((_, index) => index % 3 == output)];
            double[] z = [.. predictions.Where((_, index) => index % 3 == output)];
            double squares = y.Zip(z, static (a, b) => (a - b) * (a - b)).Sum();
            r2 += (1 - (squares / y.Sum(value => Math.Pow(value - y.Average(), 2)))) / 3;
            absolute += y.Zip(z, static (a, b) => Math.Abs(a - b)).Average() / 3;
            root += Math.Sqrt(squares / y.Length) / 3;
        }

        Assert.Equal(r2, evaluation.R2, 1e-12);
        Assert.Equal(absolute, evaluation.MeanAbsoluteError, 1e-12);
        Assert.Equal(root, evaluation.RootMeanSquaredError, 1e-12);
    }

    [Fact]
    public void EqualTargets_AreExactOrNot()
    {
        // scikit-learn's r2_score with force_finite: 1 for a perfect prediction, else 0.
        Assert.Equal(1, Scored.Values(1, [-2, -2, -2], [-2, -2, -2]).R2);
        Assert.Equal(0, Scored.Values(1, [-2, -2, -2], [-2, -2, -2 + 1e-8]).R2);
        Assert.Equal(0, Scored.Values(1, [1, 2, 3], [2, 2, 2]).R2, 1e-15);
        Assert.Equal(-3, Scored.Values(1, [1, 2, 3], [3, 2, 1]).R2, 1e-15);
    }

    [Fact]
    public void OneExample_HasNoR2()
    {
        Evaluation evaluation = Scored.Values(1, [1], [3]);
        Assert.Equal(double.NaN, evaluation.R2);
        Assert.Equal(2, evaluation.MeanAbsoluteError);
        Assert.Equal(2, evaluation.RootMeanSquaredError);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void OutputsThatAreNotFinite_Show(double output)
    {
        Evaluation evaluation = Scored.Values(1, [1, 2, 3], [1, output, 3]);
        Assert.Equal(output, evaluation.MeanAbsoluteError);
        Assert.Equal(output, evaluation.RootMeanSquaredError);
        Assert.Equal(double.IsNaN(output) ? double.NaN : double.NegativeInfinity, evaluation.R2);
        Assert.Equal(double.IsNaN(output) ? double.NaN : 0, Scored.Values(1, [1, 1], [1, output]).R2);
    }
}
