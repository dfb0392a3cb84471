using System.Numerics;
using DlGen.Tests.Networks;

namespace DlGen.Tests.EndToEnd;

/// <summary>Custom layers that learn, in networks. That their gradients are right the checks of all networks show.</summary>
public class ParametricLayerTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(53)]
    [InlineData(70)]
    public void AnyNumberOfThreads_GivesTheSameBits(int batchSize)
    {
        byte[] Trained(int threads)
        {
            var network = new LearnedWide(seed: 3);
            Assert.Equal(threads, ((INetwork<float>)network).Runtime.UsefulThreads(threads, batchSize));
            network.Train(Samples.Labelled(70, 40, 3), new TrainingOptions { Epochs = 2, BatchSize = batchSize, Threads = threads, Optimizer = new Adam(1e-2f) });
            return Samples.File(network);
        }

        byte[] alone = Trained(1);
        foreach (int threads in (int[])[2, 3, 5])
        {
            Assert.Equal(alone, Trained(threads));
        }
    }

    [Fact]
    public void Parameters_AreTheNetworksOwn()
    {
        var network = new LearnedSingle(seed: 2);

        Assert.Equal((40 * 2) + ((40 * 34) + 34) + 1 + ((34 * 7) + 7) + (2 * ((7 * 7) + 7 + 7)) + ((7 * 6) + 6) + 18 + ((2 * 3) + 3), LearnedSingle.ParameterCount);
        Assert.Equal(
            [
                "0.weight", "1.weight", "1.bias", "2.weight", "3.weight", "4.0.weight", "4.0.bias", "4.1.weight",
                "6.0.weight", "6.0.bias", "6.1.weight", "7.weight", "7.bias", "8.weight", "9.weight", "9.bias",
            ],
            network.Parameters.Select(parameter => parameter.Name));
        Assert.Equal([245], network.Dense1.Weight.Shape.ToArray());
        Assert.Equal([7], network.Learner1.ColumnPRelu1.WeightGradient.Shape.ToArray());
        Assert.Same(network.LearnedSlope1, network.LearnedSlope1);
        Assert.Matches(@"\blearnedSlope1 +\[34\] +1 +c\d+ = LearnedSlope\(z\d+; θ\d+\)", LearnedSingle.Summary);
    }

    [Fact]
    public void Parameters_StartAsTheLayerSays()
    {
        (LearnedSingle network, LearnedSingle other) = (new LearnedSingle(seed: 2), new LearnedSingle(seed: 3));

        Assert.Equal([0.25f], network.LearnedSlope1.Weight.ToArray());
        Assert.Equal(Enumerable.Repeat(0f, 7), network.Learner1.ColumnPRelu1.Weight.ToArray());
        Assert.Equal([.. Enumerable.Repeat(1f, 40), .. Enumerable.Repeat(0f, 40)], network.ScaleAndShift1.Weight.ToArray());
        Assert.All(network.Bilinear1.Weight.ToArray(), value => Assert.InRange(value, -MathF.Sqrt(3f / 6f), MathF.Sqrt(3f / 6f)));
        Assert.Equal(18, network.Bilinear1.Weight.ToArray().Distinct().Count());
        Assert.NotEqual(network.Bilinear1.Weight.ToArray(), other.Bilinear1.Weight.ToArray());
        Assert.Equal(network.Bilinear1.Weight.ToArray(), new LearnedSingle(seed: 2).Bilinear1.Weight.ToArray());

        // The layer behind asks for Xavier's weights, of variance 2 / (34 + 7).
        float[] drawn = network.Dense1.Weight.ToArray()[..^7];
        Assert.InRange(drawn.Average(value => value * value), 0.7 * 2 / 41, 1.4 * 2 / 41);
        Assert.Equal(Enumerable.Repeat(0f, 7), network.Dense1.Weight.ToArray()[^7..]);
    }

    public static TheoryData<string> Optimizers => FrozenBlockTests.Optimizers;

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void EveryOptimizer_TrainsAsTheLoopDoes(string optimizer)
    {
        Dataset data = Samples.Labelled(37, 40, 3);
        (LearnedSingle trained, LearnedSingle stepped, var before) = (new LearnedSingle(seed: 1), new LearnedSingle(seed: 1), new LearnedSingle(seed: 1));
        trained.Train(data, new TrainingOptions { Epochs = 1, BatchSize = 16, Optimizer = FrozenBlockTests.Create(optimizer), Seed = 5 });
        BoundOptimizer<float> bound = FrozenBlockTests.Create(optimizer).For(stepped);
        foreach (Batch batch in data.Batches(16, seed: 5))
        {
            stepped.Forward(batch.Inputs);
            _ = stepped.ComputeLoss(batch.Targets);
            stepped.Backward();
            bound.Step();
        }

        Assert.Equal(Samples.File(trained), Samples.File(stepped));
        foreach ((Parameter<float> parameter, Parameter<float> old) in trained.Parameters.Zip(before.Parameters))
        {
            Assert.Equal(parameter.IsFrozen, parameter.Value.ToArray().SequenceEqual(old.Value.ToArray()));
        }
    }

    [Fact]
    public void SavedNetwork_LoadsAgain()
    {
        var network = new LearnedSingle(seed: 5);
        float[] x = Samples.Floats(new Random(3), 40);

        LearnedSingle again = LearnedSingle.Load(Samples.File(network).AsSpan());

        Assert.Equal(network.Predict(x), again.Predict(x));
        Assert.Equal(Samples.File(network), Samples.File(again));
        Assert.Equal(Samples.File(network), Samples.File(network.Clone()));
    }

    /// <summary>A linear custom layer with a linear layer's parameters computes the same; rounding alone differs.</summary>
    [Fact]
    public void LinearLayerOfOnesOwn_IsALinearLayer()
    {
        (DenseLayers own, LinearLayers known) = (new DenseLayers(seed: 1), new LinearLayers(seed: 2));
        own.Dense1.Weight.CopyFrom([.. known.Linear1.Weight.ToArray(), .. known.Linear1.Bias!.ToArray()]);
        own.Dense2.Weight.CopyFrom([.. known.Linear2.Weight.ToArray(), .. known.Linear2.Bias!.ToArray()]);
        Dataset data = Samples.Valued(50, 6, 3);
        foreach (INetwork<double> network in (INetwork<double>[])[own, known])
        {
            network.Train(data, new TrainingOptions { Epochs = 4, BatchSize = 20, Optimizer = new Sgd(0.1f) { Momentum = 0.9f } });
        }

        Assert.Equal([.. known.Linear1.Weight.ToArray(), .. known.Linear1.Bias!.ToArray()], own.Dense1.Weight.ToArray(), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([.. known.Linear2.Weight.ToArray(), .. known.Linear2.Bias!.ToArray()], own.Dense2.Weight.ToArray(), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    /// <summary>TorchSharp 0.107: nn.Sequential(nn.Linear(3, 4), nn.PReLU(4, 0.25), nn.Linear(4, 2)) in double precision.</summary>
    [Fact]
    public void PRelu_IsTorchSharps()
    {
        var network = new TorchPRelu();
        network.Linear1.Weight.CopyFrom([.. Enumerable.Range(0, 12).Select(i => Math.Sin(1 + i))]);
        network.Linear1.Bias!.CopyFrom([-0.3, 0.2, -0.1, 0.4]);
        network.ColumnPRelu1.Weight.CopyFrom([0.25, -0.5, 0.1, 0.75]);
        network.Linear2.Weight.CopyFrom([.. Enumerable.Range(0, 8).Select(i => Math.Cos(1 + i))]);
        network.Linear2.Bias!.CopyFrom([0.05, -0.05]);
        network.Forward([.. Enumerable.Range(0, 15).Select(i => 2 * Math.Sin((5 * i) + 0.5))]);
        double loss = network.ComputeLoss([.. Enumerable.Range(0, 10).Select(i => Math.Cos(2 * i))]);
        network.Backward();

        Assert.Equal(3.611916552126233, loss, 1e-13);
        Check([0.04240625497236439, 0.7806763841209964, 0.8918100240339795, 0.5865850488742941], network.Linear1.BiasGradient!);
        Check([0.676655724732854, -1.6541936243778872, -3.541577406061388, 0.20701944264343172], network.ColumnPRelu1.WeightGradient);
        Check(
            [
                0.2110364504655426, -2.43934661032084, 0.09733909491576737, -2.7386749226154747,
                1.1012137263504211, 2.578518892569122, 1.4431676405370293, 0.9160047232199989,
            ],
            network.Linear2.WeightGradient);

        static void Check(double[] expected, TensorView<double> gradient) => Assert.Equal(expected, gradient.ToArray(), (a, b) => Math.Abs(a - b) < 1e-13);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ExceptionOfALayer_ComesOutOfTheCall(int threads)
    {
        var network = new FailingBack(seed: 1);
        network.Threads = threads;
        network.Forward(Enumerable.Repeat(1f, 64).ToArray());
        network.ComputeLoss(new float[64]);

        Assert.Equal("backward pass", Assert.Throws<InvalidOperationException>(() => network.Backward()).Message);
    }
}

[CustomLayer(Parameters = 3)]
public readonly struct NoBackwardPass : IParametricLayer
{
    public static void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Assert.Equal(3, parameters.Length);
        x.CopyTo(y);
    }

    public static void Backward<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dParameters)
        where T : unmanaged, IFloatingPointIeee754<T> => throw new InvalidOperationException("backward pass");
}

[Network(1, Loss = Loss.MeanSquaredError)] [Custom<NoBackwardPass>]
public partial class FailingBack;

// So many products that threads are worth while.
[Network(40)] [Custom<ScaleAndShift>, Linear(300), Custom<LearnedSlope>, Linear(100), Custom<ColumnPRelu>, Custom<Dense>(17), Linear(3)]
public partial class LearnedWide;

[Network(100)] [Custom<ScaleAndShift>, Linear(96), Custom<LearnedSlope>, Custom<Dense>(17), Linear(10)]
public partial class Learning;

[Network(6, Loss = Loss.MeanSquaredError, Precision = Precision.Double)] [Custom<Dense>(40), Tanh, Custom<Dense>(3)]
public partial class DenseLayers;

[Network(6, Loss = Loss.MeanSquaredError, Precision = Precision.Double)] [Linear(40), Tanh, Linear(3)]
public partial class LinearLayers;

[Network(3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)] [Linear(4), Custom<ColumnPRelu>, Linear(2)]
public partial class TorchPRelu;
