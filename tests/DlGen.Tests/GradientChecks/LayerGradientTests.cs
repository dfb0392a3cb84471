using System.Numerics;
using DlGen.Tests.Networks;

namespace DlGen.Tests.GradientChecks;

/// <summary>The check of a custom layer without a network.</summary>
public class LayerGradientTests
{
    [Fact]
    public void RightLayers_AreFoundRight()
    {
        GradientCheck.RunLayer<Maxout>(inputs: 12, outputs: 4).ThrowIfFailed();
        GradientCheck.RunLayer<Maxout>(inputs: 5, outputs: 1, rows: 1, seed: 3).ThrowIfFailed();
        GradientCheck.RunLayer<Squash>(inputs: 1, outputs: 1, rows: 33).ThrowIfFailed();
        GradientCheck.RunLayer<Squash>(inputs: 17, outputs: 17).ThrowIfFailed();
        GradientCheck.RunLayer<Pairs.Circle>(inputs: 5, outputs: 10).ThrowIfFailed();
        GradientCheck.RunLayer<Cosines<int>>(inputs: 9, outputs: 3).ThrowIfFailed();
        GradientCheck.RunLayer<Squash>([0.5, -1, 2, 1e-3], inputs: 2, outputs: 2).ThrowIfFailed();
    }

    [Fact]
    public void RightLayersThatLearn_AreFoundRight()
    {
        GradientCheck.RunLayer<LearnedSlope>(inputs: 5, outputs: 5, parameters: 1).ThrowIfFailed();
        GradientCheck.RunLayer<ColumnPRelu>(inputs: 17, outputs: 17, parameters: 17, rows: 33, seed: 4).ThrowIfFailed();
        GradientCheck.RunLayer<ScaleAndShift>(inputs: 1, outputs: 1, parameters: 2, rows: 1).ThrowIfFailed();
        GradientCheck.RunLayer<Bilinear>(inputs: 6, outputs: 2, parameters: 18).ThrowIfFailed();
        GradientCheck.RunLayer<Dense>(inputs: 3, outputs: 4, parameters: 16).ThrowIfFailed();
        GradientCheck.RunLayer<LearnedSlope>([0.5, -1, 2, -1e-3], [0.25], inputs: 2, outputs: 2).ThrowIfFailed();
        Assert.Equal(["x", "parameters"], GradientCheck.RunLayer<LearnedSlope>(5, 5, 1).Parameters.Select(entry => entry.Parameter));
    }

    [Fact]
    public void WrongLayerThatLearns_IsFoundWrong_ByItsWorstEntry()
    {
        // It sets its gradient, so that of the rows the last alone counts.
        GradientReport report = GradientCheck.RunLayer<Forgetting>([1, 2, 3], [5], inputs: 1, outputs: 1);

        Assert.True(report.Parameters[0].RelativeError < GradientReport.Tolerance);
        Assert.Equal("parameters", report.Worst.Parameter);
        Assert.Equal([0], report.Worst.Index);
        Assert.False(GradientCheck.Run(new Forgotten(seed: 1), EndToEnd.Samples.Valued(5, 3, 2)).Passed);
    }

    [Fact]
    public void WrongLayer_IsFoundWrong_ByItsWorstEntry()
    {
        // Of rows [3, 1], [1, 2]: the second row's larger input is at 1, and its gradient is half of what it should be.
        GradientReport report = GradientCheck.RunLayer<HalfTheTruth>([3, 1, 1, 2], inputs: 2, outputs: 1);

        Assert.False(report.Passed);
        Assert.Equal("x", report.Worst.Parameter);
        Assert.Equal([1, 1], report.Worst.Index);
        Assert.Equal(report.Worst.Numeric / 2, report.Worst.Gradient, 1e-9);
        Assert.Equal(0.5, report.Worst.RelativeError, 1e-9);
        Assert.StartsWith("The gradient isn't the slope of the loss. x[1, 1]: Backward gives ", Assert.Throws<WrongGradientException>(report.ThrowIfFailed).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GradientThatIsNoNumber_IsWrong() => Assert.Equal([0, 2], GradientCheck.RunLayer<NotANumber>(inputs: 4, outputs: 4).Worst.Index);

    [Fact]
    public void WrongLayer_MakesANetworkWrong() =>
        Assert.False(GradientCheck.Run(new Misled(seed: 1), EndToEnd.Samples.Valued(5, 3, 2)).Passed);

    [Fact]
    public void LayersBesideBatchNorm_AreRight()
    {
        Dataset data = EndToEnd.Samples.Valued(9, 6, 2);

        GradientCheck.Run(new BetweenBatchNorms(seed: 1), data).ThrowIfFailed();
        GradientCheck.Run(new BetweenBatchNorms(seed: 2), data.WithWeights(1, 2, 3, 0, 5, 6, 7, 8, 0.5f), examples: 9).ThrowIfFailed();
    }

    [Fact]
    public void WrongArguments_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.RunLayer<Squash>(inputs: 0, outputs: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.RunLayer<Squash>(inputs: 1, outputs: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.RunLayer<Squash>(inputs: 1, outputs: 1, rows: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.RunLayer<Squash>([1], inputs: -1, outputs: 1));
        Assert.Throws<ArgumentException>(() => GradientCheck.RunLayer<Squash>([], inputs: 1, outputs: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.RunLayer<LearnedSlope>(inputs: 1, outputs: 1, parameters: 0));
        Assert.Throws<ArgumentException>(() => GradientCheck.RunLayer<LearnedSlope>([1], [], inputs: 1, outputs: 1));
        Assert.Throws<ArgumentException>(() => GradientCheck.RunLayer<LearnedSlope>([1, 2, 3], [1], inputs: 2, outputs: 2));
        Assert.StartsWith(
            "3 numbers are no whole rows of 2.",
            Assert.Throws<ArgumentException>(() => GradientCheck.RunLayer<Squash>([1, 2, 3], inputs: 2, outputs: 2)).Message,
            StringComparison.Ordinal);
    }
}

/// <summary>The larger of two; where it is the second, its gradient is halved.</summary>
[CustomLayer(InputsPerOutput = 2)]
public readonly struct HalfTheTruth : ICustomLayer
{
    public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Maxout.Forward(x, y);

    public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Maxout.Backward(x, y, dy, dx);
        for (int i = 1; i < dx.Length; i += 2)
        {
            dx[i] *= T.CreateChecked(0.5);
        }
    }
}

/// <summary>y = θ·x, whose backward pass sets the gradient that it should add to.</summary>
[CustomLayer(Parameters = 1)]
public readonly struct Forgetting : IParametricLayer
{
    public static void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = parameters[0] * x[i];
        }
    }

    public static void Backward<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dParameters)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            dx[i] = parameters[0] * dy[i];
            dParameters[0] = dy[i] * x[i];
        }
    }
}

public readonly struct NotANumber : ICustomLayer
{
    public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => x.CopyTo(y);

    public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        dy.CopyTo(dx);
        dx[2] = T.NaN;
    }
}

[Network(3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)] [Linear(8), Custom<HalfTheTruth>, Linear(2)]
public partial class Misled;

[Network(3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)] [Linear(4), Custom<Forgetting>, Linear(2)]
public partial class Forgotten;

[Network(6, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Custom<Squash>, BatchNorm, Linear(9), BatchNorm, Custom<Pairs.Circle>, BatchNorm, Linear(2)]
public partial class BetweenBatchNorms;
