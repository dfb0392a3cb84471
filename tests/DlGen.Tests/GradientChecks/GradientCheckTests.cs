namespace DlGen.Tests.GradientChecks;

public class GradientCheckTests
{
    private static readonly Dataset Labelled = EndToEnd.Samples.Labelled(20, 12, 5);
    private static readonly Dataset Valued = EndToEnd.Samples.Valued(20, 4, 3);

    [Fact]
    public void RightGradient_IsFoundRight()
    {
        GradientReport report = GradientCheck.Run(new Networks.OwnLoss(seed: 1), Valued);

        report.ThrowIfFailed();
        Assert.True(report.Passed);
        Assert.Equal(["0.weight", "0.bias", "2.weight", "2.bias", "4.weight", "4.bias"], report.Parameters.Select(static parameter => parameter.Parameter));
        Assert.All(report.Parameters, static parameter => Assert.InRange(parameter.RelativeError, 0, GradientReport.Tolerance));
        Assert.Contains("0.weight  relative error ", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_AreAsBefore()
    {
        var net = new Checked(seed: 1);
        byte[] before = EndToEnd.Samples.File(net);

        Assert.True(GradientCheck.Run(net, Labelled, examples: 3).Passed);

        Assert.Equal(before, EndToEnd.Samples.File(net));
    }

    [Theory]
    [InlineData(1.0001)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(double.NaN)]
    public void WrongGradient_IsNamed(double factor)
    {
        var net = new Checked(seed: 1);
        GradientReport report = GradientCheck.Run(new WrongNetwork(net, gradients => gradients.Bias[4] *= factor), Labelled);

        Assert.False(report.Passed);
        Assert.Equal("2.bias", report.Worst.Parameter);
        Assert.Equal([4], report.Worst.Index);
        WrongGradientException exception = Assert.Throws<WrongGradientException>(report.ThrowIfFailed);
        Assert.StartsWith("The gradient isn't the slope of the loss. 2.bias[4]: Backward gives ", exception.Message, StringComparison.Ordinal);
        Assert.Same(report, exception.Report);
        Assert.Equal(["2.bias"], report.Parameters.Where(static parameter => !(parameter.RelativeError < GradientReport.Tolerance)).Select(static parameter => parameter.Parameter));
    }

    [Fact]
    public void WrongWeightGradient_IsNamedByRowAndColumn()
    {
        var net = new Checked(seed: 1);
        GradientReport report = GradientCheck.Run(new WrongNetwork(net, gradients => gradients.Weight[3, 5] += 0.01), Labelled);

        Assert.Equal([3, 5], report.Worst.Index);
        Assert.Equal(0.01, report.Worst.Gradient - report.Worst.Numeric, 1e-8);
    }

    /// <summary>Biases of 0 and the example (0, 0) put every relu onto its kink, whatever the weights.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void EntriesOnAKink_AreNeitherRightNorWrong(int seed)
    {
        Dataset xor = Dataset.FromArrays(inputs: [0, 0, 0, 1, 1, 0, 1, 1], labels: [0, 1, 1, 0]);
        var net = new CheckedXor(seed);
        GradientReport report = GradientCheck.Run(net, xor);

        report.ThrowIfFailed();
        Assert.Equal(["0.weight", "2.weight", "4.weight", "4.bias"], report.Parameters.Select(static parameter => parameter.Parameter).Except(["0.bias", "2.bias"]));
        Assert.NotEmpty(report.Kinks);
        Assert.All(report.Kinks, static entry => Assert.True(entry.Parameter is "0.bias" or "2.bias", entry.ToString()));
        Assert.EndsWith($"left out: the loss has a kink there, as at {report.Kinks[0].Parameter}[{report.Kinks[0].Index[0]}]", report.ToString(), StringComparison.Ordinal);

        GradientReport wrong = GradientCheck.Run(new WrongNetwork(net, gradients => gradients.Weight[0, 0] += 0.01), xor);

        Assert.Equal(report.Kinks.Count, wrong.Kinks.Count);
        Assert.Equal("4.weight", wrong.Worst.Parameter);
        Assert.EndsWith(report.LeftOut, Assert.Throws<WrongGradientException>(wrong.ThrowIfFailed).Message, StringComparison.Ordinal);
    }

    /// <summary>A kink that lies between the steps is one too; curvature, however strong, is none.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(1e-7, true)]
    [InlineData(-3e-6, true)]
    [InlineData(9e-6, true)]
    [InlineData(2e-5, false)]
    public void Kink_IsFoundNearThePoint(double distance, bool hasKink)
    {
        Assert.Equal(hasKink, Slope.Of(x => Math.Max(x - distance, 0), 0.3, 1e-9).HasKink);
        Assert.False(Slope.Of(static x => Math.Sin(1_000 * (x - 1)), 0.3, 1e-9).HasKink);
        Assert.False(Slope.Of(static x => 1_000 + (x * x), 0.3, 1e-6).HasKink);
    }

    [Fact]
    public void LayersKink_IsNeitherRightNorWrong()
    {
        GradientReport report = GradientCheck.RunLayer<Networks.Maxout>([3, 3, 2, 1, 5, 4, -1, -1], inputs: 4, outputs: 1);

        report.ThrowIfFailed();
        Assert.NotEmpty(report.Kinks);
    }

    [Fact]
    public void OwnFunctions_AreRight() => GradientCheck.Run(new Networks.OwnPieces(seed: 3), EndToEnd.Samples.Valued(5, 3, 2)).ThrowIfFailed();

    [Fact]
    public void MostEntries_AreSpreadOverAParameter()
    {
        var net = new Checked(seed: 1);
        int passes = 0;
        GradientReport report = GradientCheck.Run(
            net,
            () =>
            {
                passes++;
                net.Forward(Labelled.Batches(4).First().Inputs);
                return net.ComputeLoss(Labelled.Batches(4).First().Targets);
            },
            maxEntries: 3);

        Assert.True(report.Passed);
        Assert.Equal(1 + (2 * 4 * 3), passes);
    }

    [Fact]
    public void WrongArguments_AreRefused()
    {
        var net = new Checked();
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.Run(net, Labelled, examples: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.Run(net, Labelled, maxEntries: 0));
        Assert.Throws<ArgumentNullException>(() => GradientCheck.Run(net, (Dataset)null!));
        Assert.Throws<ArgumentNullException>(() => GradientCheck.Run(null!, Labelled));
        Assert.ThrowsAny<ArgumentException>(() => GradientCheck.Run(net, Valued));
    }
}

[Mlp(12, 6, 5, Activation = Activation.Tanh, Precision = Precision.Double)]
public partial class Checked;

[Network(2, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double, BiasInitialization = BiasInitialization.Zeros)]
[Linear(4), Relu, Linear(3), Relu, Linear(1)]
public partial class CheckedXor;
