using DlGen.Kernels;

namespace DlGen.Tests.Training;

public class InitializerTests
{
    private const int Inputs = 150;
    private const int Outputs = 70;

    [Fact]
    public void Normal_HasItsMoments()
    {
        double[] values = Draw<double>(7, 0, normal: true);
        double mean = values.Average();
        double variance = values.Average(value => (value - mean) * (value - mean));
        double fourth = values.Average(value => Math.Pow(value - mean, 4)) / (variance * variance);
        Assert.Equal(0, mean, 0.08);
        Assert.Equal(4, variance, 0.2);
        Assert.Equal(3, fourth, 0.25);
    }

    [Fact]
    public void Uniform_FillsItsRange()
    {
        double[] values = Draw<double>(7, 0, normal: false);
        Assert.InRange(values.Min(), -2, -1.99);
        Assert.InRange(values.Max(), 1.99, 2);
        Assert.Equal(0, values.Average(), 0.05);
        Assert.Equal(4 / 3.0, values.Average(value => value * value), 0.05);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Values_DependOnSeedAndStreamAlone(bool normal)
    {
        double[] values = Draw<double>(7, 3, normal);
        Assert.Equal(values, Draw<double>(7, 3, normal));
        Assert.Equal(values.Select(value => (float)value), Draw<float>(7, 3, normal));
        double[][] others = [Draw<double>(8, 3, normal), Draw<double>(7, 4, normal), Draw<double>(-7, 3, normal)];
        Assert.All(others, other => Assert.True(Math.Abs(Correlation(values, other)) < 0.05));
    }

    [Fact]
    public void FirstValues_AreTheSameOnEveryPlatform()
    {
        double[] normal = Draw<double>(42, 0, normal: true);
        double[] uniform = Draw<double>(42, 0, normal: false);
        Assert.Equal([-0.18111682466387985, -2.1582804397472719, 0.36018355854260464], normal[..3]);
        Assert.Equal([-0.31866710996904546, 1.0882259620809784, -0.47339508967702715], uniform[..3]);
    }

    private static T[] Draw<T>(int seed, int stream, bool normal)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var arena = new Arena<T>(160 * 80);
        if (normal)
        {
            Initializer<T>.Normal(arena.Panels(0), Inputs, Outputs, 2.0, seed, stream);
        }
        else
        {
            Initializer<T>.Uniform(arena.Panels(0), Inputs, Outputs, 2.0, seed, stream);
        }

        T[] values =
        [
            .. from output in Enumerable.Range(0, Outputs)
               from input in Enumerable.Range(0, Inputs)
               select arena.Span[HandWrittenModel.Place(0, Inputs, output, input)],
        ];

        // Everything else is padding.
        Assert.Equal(values.Length, arena.Span.ToArray().Count(value => value != T.Zero));
        return values;
    }

    private static double Correlation(double[] left, double[] right) =>
        left.Zip(right, (a, b) => a * b).Sum() / Math.Sqrt(left.Sum(a => a * a) * right.Sum(b => b * b));
}
