using System.Numerics;
using DlGen.Tests.Networks;

namespace DlGen.Tests.EndToEnd;

/// <summary>Custom layers in networks. That their gradients are right the checks of all networks show.</summary>
public class CustomLayerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(53)]
    public void AnyNumberOfThreads_GivesTheSameBits(int batchSize)
    {
        byte[] Trained(int threads)
        {
            var network = new CustomSingle(seed: 3);
            network.Train(Samples.Labelled(70, 40, 3), new TrainingOptions { Epochs = 2, BatchSize = batchSize, Threads = threads, Optimizer = new Adam(1e-2f) });
            return Samples.File(network);
        }

        byte[] alone = Trained(1);
        foreach (int threads in (int[])[2, 3, 8])
        {
            Assert.Equal(alone, Trained(threads));
        }
    }

    [Fact]
    public void Network_Learns()
    {
        Dataset data = Samples.Labelled(200, 40, 3);
        var network = new CustomSingle(seed: 1);
        double before = network.Evaluate(data).Loss;

        network.Train(data, new TrainingOptions { Epochs = 20, BatchSize = 20, Optimizer = new Adam(1e-2f) });

        Assert.InRange(network.Evaluate(data).Loss, 0, before / 2);
    }

    [Fact]
    public void Lengths_AreKnownAtCompileTime()
    {
        Assert.Equal([3, 18], EachPosition.OutputShape.ToArray());
        Assert.Matches(@"\bmaxout1 +\[17\]", CustomSingle.Summary);
        Assert.Matches(@"\bcircle1 +\[200\]", CustomSingle.Summary);
        Assert.Contains("c1 = Maxout(", CustomSingle.Summary, StringComparison.Ordinal);
    }

    /// <summary>Whatever memory was used for before, a row to be computed is zero.</summary>
    [Fact]
    public void Rows_AreZeroAtFirst()
    {
        var network = new Forgetful(seed: 1);
        for (int time = 0; time < 3; time++)
        {
            Assert.Equal([0f, 1f, 2f, 0f], network.Predict(Enumerable.Repeat(1e9f, 4).ToArray()));
            network.Forward(Samples.Floats(new Random(time), 5 * 4));
            network.ComputeLoss(new float[5 * 4]);
            network.Backward();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ExceptionOfALayer_ComesOutOfTheCall(int threads)
    {
        INetwork<float> network = new Failing(seed: 1);
        network.Runtime.Threads = threads;

        Assert.Equal("row of -1", Assert.Throws<InvalidOperationException>(() => network.Predict([.. Enumerable.Repeat(-1f, 64)], new float[64], threads)).Message);
        Assert.Equal("row of -1", Assert.Throws<InvalidOperationException>(() => network.Forward([.. Enumerable.Repeat(-1f, 64)])).Message);
        Assert.Equal([1f], network.Predict([1f]));
    }
}

/// <summary>Writes the middle of a row only.</summary>
public readonly struct Middle : ICustomLayer
{
    public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Assert.True(y.IndexOfAnyExcept(T.Zero) < 0);
        Assert.Equal(4, x.Length);
        Assert.Equal(4, y.Length);
        (y[1], y[2]) = (T.One, T.One + T.One);
    }

    public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Assert.Equal([T.Zero, T.One, T.One + T.One, T.Zero], y.ToArray());
        Assert.True(dx.IndexOfAnyExcept(T.Zero) < 0);
        dx[0] = T.One;
    }
}

public readonly struct Picky : ICustomLayer
{
    public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x[0] < T.Zero)
        {
            throw new InvalidOperationException($"row of {x[0]}");
        }

        x.CopyTo(y);
    }

    public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T> => dy.CopyTo(dx);
}

[Network(4, Loss = Loss.MeanSquaredError)] [Linear(4), Custom<Middle>]
public partial class Forgetful;

[Network(1, Loss = Loss.MeanSquaredError)] [Custom<Picky>]
public partial class Failing;

[Block(3, 9)] [Custom<Pairs.Circle>]
public partial class EachPosition;

[Network(100)] [Linear(96), Custom<Maxout>(24), Linear(17), Custom<Squash>, Linear(10)]
public partial class Pooled;
