using System.Numerics;
using DlGen.Tests.GradientChecks;

namespace DlGen.Tests.EndToEnd;

/// <summary>The values after each layer.</summary>
public class ActivationTests
{
    public static TheoryData<string> DoubleNetworks => NetworkCases.OfScalar<double>();

    public static TheoryData<string> SingleNetworks => NetworkCases.OfScalar<float>();

    [Theory]
    [MemberData(nameof(DoubleNetworks))]
    public void EachLayer_AgreesWithPlainLoops(string name)
    {
        (INetwork<double> network, NaiveNetwork naive, double[] inputs, _) = NetworkCases.Named(name).Sample<double>(batch: 19, seed: 5);
        if (naive.ForwardEach(inputs) is not { } expected)
        {
            return;
        }

        // What lies end to end anyway, plain loops don't flatten.
        LayerOutput[] layers = [.. network.Runtime.Model.LayerOutputs.Where(static layer => !layer.Name.StartsWith("flatten", StringComparison.Ordinal))];
        if (layers.Length != expected.Count)
        {
            return;
        }

        for (int layer = 0; layer < layers.Length; layer++)
        {
            double[] actual = network.GetActivations(layers[layer].Name, inputs);
            Assert.Equal(expected[layer].Length, actual.Length);
            double scale = Math.Max(expected[layer].Max(Math.Abs), 1e-3);
            for (int i = 0; i < actual.Length; i++)
            {
                Assert.True(Math.Abs(expected[layer][i] - actual[i]) <= 1e-11 * scale, $"{name}, {layers[layer].Name}, {i}: {actual[i]:R}; plain loops give {expected[layer][i]:R}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(DoubleNetworks))]
    public void LastLayer_IsTheLogits_InDoublePrecision(string name) => LastLayerIsTheLogits<double>(name);

    [Theory]
    [MemberData(nameof(SingleNetworks))]
    public void LastLayer_IsTheLogits_InSinglePrecision(string name) => LastLayerIsTheLogits<float>(name);

    [Theory]
    [MemberData(nameof(SingleNetworks))]
    public void EachLayer_IsTheSameAloneAndInABatch(string name)
    {
        const int batch = 70;
        (INetwork<float> network, _, double[] inputs, _) = NetworkCases.Named(name).Sample<float>(batch, seed: 7);
        float[] x = Scalars.Of<float>(inputs);
        int size = network.Runtime.InputSize;
        foreach (LayerOutput layer in network.Runtime.Model.LayerOutputs)
        {
            float[] together = network.GetActivations(layer.Name, x);
            foreach (int example in (int[])[0, 13, 63, 64, 69])
            {
                float[] alone = network.GetActivations(layer.Name, x.AsSpan(example * size, size));
                Assert.Equal(alone, together[(example * layer.Size)..((example + 1) * layer.Size)]);
            }
        }
    }

    [Fact]
    public void Dropout_HandsItsInputOn()
    {
        var network = new DropoutChain(seed: 1);
        float[] inputs = [.. Enumerable.Range(0, 6).Select(static i => 0.1f * i)];
        Assert.Equal(network.GetActivations("relu1", inputs), network.GetActivations("dropout1", inputs));
    }

    [Fact]
    public void Bytes_AreScaledAsAPredictionsAre()
    {
        var network = new DropoutChain(seed: 1);
        byte[] bytes = [0, 51, 102, 153, 204, 255];
        float[] scaled = [.. bytes.Select(static value => value / 255f)];
        Assert.Equal(network.GetActivations("linear2", scaled), network.GetActivations("linear2", (ReadOnlySpan<byte>)bytes));
    }

    [Fact]
    public void UnknownLayer_IsRefused_AndTheLayersAreNamed()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new DropoutChain().GetActivations("relu7", new float[6]));
        Assert.Contains("there is no layer 'relu7'; its layers are linear1, relu1, dropout1, linear2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongLengths_AreRefused()
    {
        var network = new DropoutChain();
        Assert.Contains("7 inputs were given", Assert.Throws<ArgumentException>(() => network.GetActivations("relu1", new float[7])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "2 examples have 2 · 5 = 10 after relu1",
            Assert.Throws<ArgumentException>(() => network.GetActivations("relu1", new float[12], new float[9])).Message,
            StringComparison.Ordinal);
        float[] memory = new float[10];
        Assert.Contains("need their own", Assert.Throws<ArgumentException>(() => network.GetActivations("relu1", memory.AsSpan(0, 6), memory.AsSpan(5, 5))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ManyThreads_LookInsideAtOnce()
    {
        var network = new DropoutChain(seed: 3);
        float[] inputs = [.. Enumerable.Range(0, 6 * 100).Select(static i => MathF.Sin(i))];
        float[] expected = network.GetActivations("relu1", inputs);
        Parallel.For(0, 64, _ => Assert.Equal(expected, network.GetActivations("relu1", inputs)));
    }

    private static void LastLayerIsTheLogits<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (INetwork<T> network, NaiveNetwork naive, double[] inputs, _) = NetworkCases.Named(name).Sample<T>(batch: 70, seed: 6);
        if (naive.Heads.Length > 1)
        {
            return;
        }

        T[] x = Scalars.Of<T>(inputs);
        var logits = new T[70 * naive.OutputSize];
        network.PredictLogits(x, logits);
        Assert.Equal(logits, network.GetActivations(network.Runtime.Model.LayerOutputs[^1].Name, x));
    }
}

[Network(6)]
[Linear(5), Relu, Dropout(0.4f), Linear(3)]
internal sealed partial class DropoutChain;
