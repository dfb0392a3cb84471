namespace DlGen.Training.Tests.Mixing;

/// <summary>What is drawn for a batch: its share and its partners.</summary>
public sealed class DrawTests
{
    private const int Draws = 20_000;

    /// <summary>The moments of Beta(α, α) around its middle, which are those of the larger of λ and 1 − λ too: 1 / 4(2α + 1) and 3 / 16(2α + 1)(2α + 3).</summary>
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.2)]
    [InlineData(0.9)]
    [InlineData(1)]
    [InlineData(2.5)]
    [InlineData(40)]
    public void Shares_AreOfTheBetaDistribution(double alpha)
    {
        double[] squares = [.. Shares(alpha).Select(static share => (share - 0.5) * (share - 0.5))];
        double second = 1 / (4 * ((2 * alpha) + 1));
        double fourth = 3 / (16 * ((2 * alpha) + 1) * ((2 * alpha) + 3));

        // Five standard errors of the mean.
        double error = 5 * Math.Sqrt((fourth - (second * second)) / Draws);
        Assert.InRange(squares.Average(), second - error, second + error);
        double[] fourths = [.. squares.Select(static square => square * square)];
        double deviation = Math.Sqrt(fourths.Average(value => (value - fourth) * (value - fourth)) / Draws);
        Assert.InRange(fourths.Average(), fourth - (5 * deviation), fourth + (5 * deviation));
    }

    /// <summary>Shares drawn from Beta(1, 1) are even from ½ to 1.</summary>
    [Fact]
    public void SharesOfOne_AreEven()
    {
        var counts = new int[10];
        foreach (double share in Shares(1))
        {
            counts[Math.Min(9, (int)((share - 0.5) * 20))]++;
        }

        Assert.All(counts, static count => Assert.InRange(count, (Draws / 10) - 220, (Draws / 10) + 220));
    }

    [Theory]
    [InlineData(double.Epsilon, 1)]
    [InlineData(1e-300, 1)]
    [InlineData(1e12, 0.5)]
    [InlineData(double.MaxValue, 0.5)]
    public void ExtremeShares_AreTheLimits(double alpha, double limit) => Assert.All(Shares(alpha).Take(100), share => Assert.Equal(limit, share, 1e-5));

    /// <summary>All six permutations of three are equally likely.</summary>
    [Fact]
    public void Partners_AreAnyPermutation()
    {
        var mixup = new Mixup(1, 5);
        var counts = new Dictionary<string, int>();
        for (int draw = 0; draw < 6000; draw++)
        {
            mixup.Draw(draw, 20, 3);
            string partners = string.Join(' ', mixup.Partners.ToArray());
            counts[partners] = counts.GetValueOrDefault(partners) + 1;
        }

        Assert.Equal(["0 1 2", "0 2 1", "1 0 2", "1 2 0", "2 0 1", "2 1 0"], counts.Keys.Order());
        Assert.All(counts.Values, static count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void Draws_DependOnEpochAndPlaceAlone()
    {
        var one = new Mixup(0.4, 64);
        var other = new Mixup(0.4, 64);
        one.Draw(3, 128, 64);
        other.Draw(9, 0, 10);
        other.Draw(3, 128, 64);
        Assert.Equal(one.Share, other.Share);
        Assert.Equal(one.Partners.ToArray(), other.Partners.ToArray());
        other.Draw(4, 128, 64);
        Assert.NotEqual(one.Share, other.Share);
        other.Draw(3, 192, 64);
        Assert.NotEqual(one.Partners.ToArray(), other.Partners.ToArray());
    }

    private static IEnumerable<double> Shares(double alpha)
    {
        var mixup = new Mixup(alpha, 1);
        for (int draw = 0; draw < Draws; draw++)
        {
            mixup.Draw(draw % 100, draw / 100 * 7, 1);
            Assert.InRange(mixup.Share, 0.5, 1);
            yield return mixup.Share;
        }
    }
}
