using System.Numerics;
using DlGen.Tests.Networks;

namespace DlGen.Tests.GradientChecks;

/// <summary>The check of a layer of one's own without a network.</summary>
public class LayerGradientTests
{
    [Fact]
    public void RightLayers_AreFoundRight()
    {
        GradientCheck.RunLayer<Maxout>(inputs: 12, outputs: 4).ThrowIfWrong();
        GradientCheck.RunLayer<Maxout>(inputs: 5, outputs: 1, rows: 1, seed: 3).ThrowIfWrong();
        GradientCheck.RunLayer<Squash>(inputs: 1, outputs: 1, rows: 33).ThrowIfWrong();
        GradientCheck.RunLayer<Squash>(inputs: 17, outputs: 17).ThrowIfWrong();
        GradientCheck.RunLayer<Pairs.Circle>(inputs: 5, outputs: 10).ThrowIfWrong();
        GradientCheck.RunLayer<Cosines<int>>(inputs: 9, outputs: 3).ThrowIfWrong();
        GradientCheck.RunLayer<Squash>([0.5, -1, 2, 1e-3], inputs: 2, outputs: 2).ThrowIfWrong();
    }

    [Fact]
    public void WrongLayer_IsFoundWrong_ByItsWorstEntry()
    {
        // Of rows [3, 1], [1, 2]: the second row's larger input is at 1, and its gradient is half of what it should be.
        GradientReport report = GradientCheck.RunLayer<HalfTheTruth>([3, 1, 1, 2], inputs: 2, outputs: 1);

        Assert.False(report.IsRight);
        Assert.Equal("x", report.Worst.Parameter);
        Assert.Equal([1, 1], report.Worst.Index);
        Assert.Equal(report.Worst.Numeric / 2, report.Worst.Gradient, 1e-9);
        Assert.Equal(0.5, report.Worst.RelativeError, 1e-9);
        Assert.StartsWith("The gradient isn't the slope of the loss. x[1, 1]: Backward gives ", Assert.Throws<WrongGradientException>(report.ThrowIfWrong).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GradientThatIsNoNumber_IsWrong() => Assert.Equal([0, 2], GradientCheck.RunLayer<NotANumber>(inputs: 4, outputs: 4).Worst.Index);

    [Fact]
    public void WrongLayer_MakesANetworkWrong() =>
        Assert.False(GradientCheck.Run(new Misled(seed: 1), EndToEnd.Samples.Valued(5, 3, 2)).IsRight);

    [Fact]
    public void LayersBesideBatchNorm_AreRight()
    {
        Dataset data = EndToEnd.Samples.Valued(9, 6, 2);

        GradientCheck.Run(new BetweenBatchNorms(seed: 1), data).ThrowIfWrong();
        GradientCheck.Run(new BetweenBatchNorms(seed: 2), data.WithWeights(1, 2, 3, 0, 5, 6, 7, 8, 0.5f), examples: 9).ThrowIfWrong();
    }

    [Fact]
    public void WrongArguments_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.RunLayer<Squash>(inputs: 0, outputs: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.RunLayer<Squash>(inputs: 1, outputs: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.RunLayer<Squash>(inputs: 1, outputs: 1, rows: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.RunLayer<Squash>([1], inputs: -1, outputs: 1));
        Assert.Throws<ArgumentException>(() => GradientCheck.RunLayer<Squash>([], inputs: 1, outputs: 1));
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

[Network(6, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Custom<Squash>, BatchNorm, Linear(9), BatchNorm, Custom<Pairs.Circle>, BatchNorm, Linear(2)]
public partial class BetweenBatchNorms;
