using System.Numerics;

namespace DlGen.Tests.Training;

/// <summary>The runtime under formulas as the compiler derives them, with its register tiles.</summary>
public class GeneratedNetworkTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void NumberOfThreads_ChangesNoBit(int threads)
    {
        foreach (Optimizer update in Updates.All.Values)
        {
            Assert.Equal(Trained<WideNetwork, float>(update, 1), Trained<WideNetwork, float>(update, threads));
            Assert.Equal(Trained<WideDoubleNetwork, double>(update, 1), Trained<WideDoubleNetwork, double>(update, threads));
        }
    }

    [Fact]
    public void LoopAndTrain_GiveSameBits()
    {
        foreach (Optimizer update in Updates.All.Values)
        {
            Assert.Equal(Trained<WideNetwork, float>(update, 0), Looped<WideNetwork, float>(update));
            Assert.Equal(Trained<WideDoubleNetwork, double>(update, 0), Looped<WideDoubleNetwork, double>(update));
        }
    }

    [Fact]
    public void Example_IsPredictedTheSameInAnyCompany()
    {
        var network = new WideNetwork(seed: 2);
        float[] inputs = Examples.Inputs(150, WideNetwork.InputSize);
        float[] expected = [.. Enumerable.Range(0, 150).SelectMany(i => network.Predict(inputs.AsSpan(i * WideNetwork.InputSize, WideNetwork.InputSize)))];
        foreach (int threads in new[] { 1, 2, 3, 8 })
        {
            // Each for itself, all together, and what is left behind a block.
            foreach (int count in new[] { 3, 20, 66, 150 })
            {
                float[] outputs = new float[count * WideNetwork.OutputSize];
                network.Predict(inputs.AsSpan(0, count * WideNetwork.InputSize), outputs, threads);
                Assert.Equal(expected[..outputs.Length], outputs);
            }
        }
    }

    [Fact]
    public void GenericCode_WorksOnAnyNetwork()
    {
        float[] inputs = Examples.Inputs(1, WideNetwork.InputSize);
        float[] ensemble = Ensemble<WideNetwork, float>(inputs, members: 3);
        Assert.Equal(1f, ensemble.Sum(), 1e-5f);
        Assert.Equal(WideNetwork.ParameterCount, new WideNetwork().Parameters.Sum(parameter => parameter.Count));
    }

    [Fact]
    public void BuffersSurviveGarbageCollections()
    {
        var network = new WideNetwork();
        float[] inputs = Examples.Inputs(64, WideNetwork.InputSize);
        float[] expected = network.Predict(inputs);
        List<byte[]> memory = [];
        for (int round = 0; round < 20; round++)
        {
            GC.Collect();
            byte[] other = GC.AllocateUninitializedArray<byte>(100_000, pinned: true);
            other.AsSpan().Fill(0xFF);
            memory.Add(other);
            Assert.Equal(expected, network.Predict(inputs));
            Assert.All(memory, array => Assert.Equal(-1, array.AsSpan().IndexOfAnyExcept((byte)0xFF)));
        }
    }

    private static T[] Ensemble<TNetwork, T>(ReadOnlySpan<T> input, int members)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] mean = new T[TNetwork.OutputSize];
        for (int seed = 0; seed < members; seed++)
        {
            T[] outputs = TNetwork.Create(seed).Clone().Predict(input);
            for (int i = 0; i < mean.Length; i++)
            {
                mean[i] += outputs[i] / T.CreateChecked(members);
            }
        }

        return mean;
    }

    private static T[] Trained<TNetwork, T>(Optimizer update, int threads)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork network = TNetwork.Create(3);
        Dataset data = Examples.Clusters(150, TNetwork.InputSize, TNetwork.OutputSize);
        network.Train(data, new TrainingOptions { Epochs = 2, Optimizer = update, Seed = 5, Threads = threads });
        return network.Runtime.ParameterValues();
    }

    private static T[] Looped<TNetwork, T>(Optimizer update)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork network = TNetwork.Create(3);
        Dataset data = Examples.Clusters(150, TNetwork.InputSize, TNetwork.OutputSize);
        BoundOptimizer<T> optimizer = update.For(network);
        for (int epoch = 0; epoch < 2; epoch++)
        {
            foreach (Batch batch in data.Batches(64, seed: 5 + epoch))
            {
                network.Forward(batch.Inputs);
                network.ComputeLoss(batch.Targets);
                network.Backward();
                optimizer.Step();
            }
        }

        return network.Runtime.ParameterValues();
    }
}

[Mlp(37, 150, 90, 5)]
internal sealed partial class WideNetwork;

[Mlp(37, 150, 90, 5, Activation = Activation.Tanh, Precision = Precision.Double)]
internal sealed partial class WideDoubleNetwork;
