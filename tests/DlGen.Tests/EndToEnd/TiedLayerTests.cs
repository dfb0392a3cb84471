using DlGen.Tests.Networks;

namespace DlGen.Tests.EndToEnd;

/// <summary>Linear layers with the weights of others.</summary>
public class TiedLayerTests
{
    [Fact]
    public void TiedWeights_CountOnce_AndTheBiasIsItsLayers()
    {
        var network = new TiedDeepAutoencoderSingle();

        Assert.Equal(["0.weight", "0.bias", "2.weight", "2.bias", "5.bias"], network.Parameters.Select(parameter => parameter.Name));
        Assert.Equal((33 * 17) + 17 + (17 * 3) + 3 + 33, TiedDeepAutoencoderSingle.ParameterCount);
        Assert.Equal(2 * 2 * ((33 * 17) + (17 * 3)), TiedDeepAutoencoderSingle.ForwardFlops);
        network.Linear4.Bias[32] = 7;
        Assert.Equal(7, network.Parameters[^1].Value[32]);
        Assert.Equal(33, network.Linear4.BiasGradient.Count);
    }

    [Fact]
    public void Decoder_MultipliesWithTheTranspose()
    {
        var network = new TiedPair(seed: 1);
        float[] x = [1, -2, 0.5f];
        double[] expected = [.. Enumerable.Range(0, 3).Select(output => (double)network.Linear2.Bias![output])];
        for (int hidden = 0; hidden < 2; hidden++)
        {
            double z = network.Linear1.Bias![hidden] + Enumerable.Range(0, 3).Sum(input => (double)network.Linear1.Weight[hidden, input] * x[input]);
            for (int output = 0; output < 3; output++)
            {
                expected[output] += z * network.Linear1.Weight[hidden, output];
            }
        }

        float[] actual = network.Predict(x);
        Assert.All(Enumerable.Range(0, 3), output => Assert.Equal(expected[output], actual[output], 1e-6));
    }

    [Fact]
    public void SavedNetwork_LoadsAgain()
    {
        var network = new TiedDeepAutoencoderSingle(seed: 5);
        float[] x = Samples.Floats(new Random(3), 2 * 33);

        var again = TiedDeepAutoencoderSingle.Load(Samples.File(network).AsSpan());

        Assert.Equal(network.Predict(x), again.Predict(x));
        Assert.Equal(Samples.File(network), Samples.File(again));
    }

    [Theory]
    [InlineData("TiedBroadSingle")]
    [InlineData("TiedDeepAutoencoderSingle")]
    public void NumberOfThreads_ChangesNoBit(string name)
    {
        float[][] alone = BlockTests.Gradients(name, 1);
        Assert.All(alone, gradient => Assert.Contains(gradient, value => value != 0));
        foreach (int threads in (int[])[2, 3, 8])
        {
            Assert.Equal(alone, BlockTests.Gradients(name, threads));
        }
    }
}

[Network(3, Loss = Loss.MeanSquaredError)]
[Linear(2), Linear(3, TiedTo = "Linear1", Transposed = true)]
public partial class TiedPair;
