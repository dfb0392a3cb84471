using System.Numerics;

namespace DlGen.Tests.EndToEnd;

public class DeclarationTests
{
    /// <summary>Wherever and however a class is declared, code over any network can use it.</summary>
    [Fact]
    public void DeclaredAnywhere_ANetworkTrainsPredictsAndKeeps()
    {
        Use<GlobalNetwork, float>();
        Use<Small, float>();
        Use<Positions, float>();
        Use<YesNo, float>();
        Use<InDouble, double>();
        Use<Outer.Middle.Inner, float>();
        Use<Crowded.Network, float>();
        Use<Crowded.Layers.Linear, float>();
        Assert.Equal((3 * 5) + 5 + (5 * 2) + 2, Outer.InnerOfRecord);
    }

    [Fact]
    public void EveryEnumValue_CanStandInAnAttributeOnTheClassItself()
    {
        Use<Enums.First, float>();
        Use<Enums.Second, double>();
        Use<Enums.Third, float>();
        Use<Enums.Fourth, float>();
        Use<Enums.Fifth, float>();
        Use<Enums.Sixth, float>();
        Use<Enums.Seventh, float>();
        Use<Enums.Eighth, float>();
        Use<Enums.Ninth, float>();
        Use<Enums.Tenth, float>();
        Use<Enums.Eleventh, float>();
        Use<Enums.Twelfth, float>();
    }

    [Fact]
    public void Constants_AreKnownBeforeItRuns()
    {
        const int parameters = Small.ParameterCount;
        const long flops = Small.ForwardFlops;
        Assert.Equal((12 * 33) + 33 + (33 * 17) + 17 + (17 * 5) + 5, parameters);
        Assert.Equal(2 * ((12 * 33) + (33 * 17) + (17 * 5)), flops);
        Assert.Equal([3, 8], Positions.InputShape.ToArray());
        Assert.Equal([3, 2], Positions.OutputShape.ToArray());
        Assert.Equal(24, Positions.InputSize);
        Assert.Equal(6, Positions.OutputSize);
        Assert.Contains("linear3", Small.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void LayerWithoutBias_HasNone()
    {
        var net = new Crowded.Layers.Linear();
        Assert.True(net.Linear1.HasBias);
        Assert.False(net.Linear2.HasBias);
        Assert.Null(net.Linear2.Bias);
    }

    private static void Use<TNetwork, T>()
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork network = TNetwork.Create(3);
        Assert.Equal(TNetwork.ParameterCount, network.Parameters.Sum(parameter => parameter.Count));
        var data = Targets() is TargetKind.Classes
            ? Samples.Labelled(21, TNetwork.InputSize, TNetwork.OutputSize)
            : Dataset.FromArrays(
                Samples.Floats(new Random(1), 21 * TNetwork.InputSize), [.. Samples.Floats(new Random(2), 21 * TNetwork.OutputSize).Select(Math.Abs)], 21);
        double before = network.Evaluate(data).Loss;
        network.Train(data, new TrainingOptions { Epochs = 10, BatchSize = 8, Optimizer = new Sgd(0.05f) });
        Assert.True(network.Evaluate(data).Loss < before);
        T[] x = [.. Enumerable.Repeat(T.One, TNetwork.InputSize)];
        Assert.Equal(network.Predict(x), TNetwork.Load(Samples.File(network).AsSpan()).Predict(x));
        Assert.Equal(network.Predict(x), network.Clone().Predict(x));
        Assert.Equal(TNetwork.OutputSize, network.Predict(x).Length);

        TargetKind Targets() => network.Runtime.Model.Heads[0].Targets;
    }
}
