namespace DlGen.Training.Tests.Starting;

/// <summary>A layer's parameters are set to numbers that are known.</summary>
public sealed class KnownParametersTests
{
    [Fact]
    public void Set_ReplacesWeightAndBias()
    {
        var network = new KnownLayers();
        network.Linear1.Set([1, 2, 3, 4, 5, 6], [7, 8, 9]);
        network.Linear2.Set([1, -1, 2], []);

        Assert.Equal(3, network.Linear1.Weight[1, 0]);
        Assert.Equal([7, 8, 9], network.Linear1.Bias!.ToArray());
        Assert.Equal([15f], network.Predict([1, -1]));     // 1·(1 − 2 + 7) − 1·(3 − 4 + 8) + 2·(5 − 6 + 9)
    }

    [Fact]
    public void WrongLength_IsNamedAndChangesNothing()
    {
        var network = new KnownLayers(seed: 1);
        float[] weight = network.Linear1.Weight.ToArray();

        AssertSays("0.weight [3, 2] has 6 scalars; the span has 5.", () => network.Linear1.Set(new float[5], new float[3]));
        AssertSays("0.bias [3] has 3 scalars; the span has 2.", () => network.Linear1.Set(new float[6], new float[2]));
        AssertSays("The layer has no bias; the span has 1 scalars.", () => network.Linear2.Set(new float[3], new float[1]));
        Assert.Equal(weight, network.Linear1.Weight.ToArray());
    }

    private static void AssertSays(string message, Action set) => Assert.StartsWith(message, Assert.Throws<ArgumentException>(set).Message, StringComparison.Ordinal);
}

[Network(2, Loss = Loss.MeanSquaredError)]
[Linear(3), Relu, Linear(1, Bias = false)]
public partial class KnownLayers;
