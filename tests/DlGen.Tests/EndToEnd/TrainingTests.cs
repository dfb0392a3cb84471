using System.Numerics;

namespace DlGen.Tests.EndToEnd;

public class TrainingTests
{
    private static readonly Dictionary<string, Func<Optimizer>> OptimizersByName = new()
    {
        ["Sgd"] = () => new Sgd(0.05f),
        ["Sgd with weight decay"] = () => new Sgd(0.05f) { WeightDecay = 0.01f },
        ["Sgd with momentum"] = () => new Sgd(0.05f) { Momentum = 0.9f, WeightDecay = 0.001f },
        ["Sgd with Nesterov"] = () => new Sgd(0.05f) { Momentum = 0.9f, Nesterov = true },
        ["Adam"] = () => new Adam(0.01f),
        ["Adam with weight decay"] = () => new Adam(0.01f) { WeightDecay = 0.01f, Beta1 = 0.8f },
    };

    public static TheoryData<string> Optimizers => [.. OptimizersByName.Keys];

    /// <summary>Fused into the gradient's tile or applied to stored gradients, an update has the same bits; 37 leaves a batch of 5.</summary>
    [Theory]
    [MemberData(nameof(Optimizers))]
    public void TrainAndTheLoop_GiveTheSameBits(string optimizer)
    {
        Dataset labelled = Samples.Labelled(37, 12, 5);
        TrainAndLoopAgree<Small, float>(labelled, OptimizersByName[optimizer]);
        TrainAndLoopAgree<Positions, float>(Samples.Valued(37, 24, 6), OptimizersByName[optimizer]);
        TrainAndLoopAgree<InDouble, double>(Samples.Valued(37, 4, 3), OptimizersByName[optimizer]);
        TrainAndLoopAgree<Networks.TiedDeepAutoencoderSingle, float>(Samples.Valued(37, 33, 33), OptimizersByName[optimizer]);
        TrainAndLoopAgree<Networks.SharedResidualSingle, float>(Samples.Labelled(37, 7, 3), OptimizersByName[optimizer]);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Training_LowersTheLoss(string optimizer)
    {
        Dataset data = Samples.Labelled(200, 12, 5);
        var net = new Small(seed: 1);
        double before = net.Evaluate(data).Loss;
        TrainingHistory history = net.Train(data, new TrainingOptions { Epochs = 8, BatchSize = 16, Optimizer = OptimizersByName[optimizer]() });
        Assert.True(net.Evaluate(data).Loss < 0.7 * before, $"The loss went from {before} to {net.Evaluate(data).Loss}.");
        Assert.True(history.Epochs[^1].Loss < history.Epochs[0].Loss);
        Assert.Equal(8 * 13, history.Steps);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void ManyThreads_GiveTheBitsOfOne(int threads)
    {
        Dataset data = Samples.Labelled(150, 100, 10);
        Assert.Equal(Train(1), Train(threads));

        byte[] Train(int threads)
        {
            var net = new Wide(seed: 3);
            net.Train(data, new TrainingOptions { Epochs = 2, BatchSize = 64, Threads = threads, Seed = 5, Optimizer = new Sgd(0.05f) { Momentum = 0.9f } });
            return Samples.File(net);
        }
    }

    [Fact]
    public void ThreadsOfTheLoop_GiveTheBitsOfOne()
    {
        Dataset data = Samples.Labelled(150, 100, 10);
        byte[] one = Train(1);
        Assert.All([0, 2, 3, 8], threads => Assert.Equal(one, Train(threads)));

        byte[] Train(int threads)
        {
            var net = new Wide(seed: 3) { Threads = threads };
            Loop(net, data, new Adam(), batchSize: 64, epochs: 2, seed: 5);
            return Samples.File(net);
        }
    }

    [Fact]
    public void ThreadsOfTheLoop_AreWhatWasSet()
    {
        INetwork<float> net = new Wide(seed: 3);

        Assert.Equal(0, net.Threads);
        net.Threads = 2;
        Assert.Equal(2, net.Threads);
        Assert.Throws<ArgumentOutOfRangeException>(() => net.Threads = -1);
    }

    [Fact]
    public void Seed_SettlesEveryBit()
    {
        Dataset data = Samples.Labelled(40, 12, 5);
        Assert.Equal(Train(1, 1), Train(1, 1));
        Assert.NotEqual(Train(1, 1), Train(2, 1));
        Assert.NotEqual(Train(1, 1), Train(1, 2));

        byte[] Train(int initialSeed, int orderSeed)
        {
            var net = new Small(initialSeed);
            net.Train(data, new TrainingOptions { Epochs = 2, BatchSize = 16, Seed = orderSeed });
            return Samples.File(net);
        }
    }

    [Fact]
    public void Xor_IsLearned()
    {
        Dataset xor = Dataset.FromArrays([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0]);
        var net = new YesNo(seed: 1);
        net.Train(xor, new TrainingOptions { Epochs = 500, Optimizer = new Adam(0.05f) });
        Assert.Equal(1, net.Evaluate(xor).Accuracy);
        Assert.True(net.Evaluate(xor).Loss < 0.05);
    }

    [Fact]
    public void Evaluate_GivesTheLossAndAccuracyOfThePredictions()
    {
        Dataset data = Samples.Valued(70, 24, 6);
        var net = new Positions(seed: 2);
        double sum = 0;
        var inputs = new float[24];
        var targets = new float[6];
        for (int row = 0; row < data.Count; row++)
        {
            data.CopyInputs(row, inputs);
            data.CopyTargets(row, targets);
            sum += net.Predict(inputs).Zip(targets, (p, y) => (double)(p - y) * (p - y)).Average();
        }

        Assert.Equal(sum / data.Count, net.Evaluate(data).Loss, 1e-6);
        net.Forward(data.Batches(70).First().Inputs);
        Assert.Equal(sum / data.Count, net.ComputeLoss(data.Batches(70).First().Targets), 1e-6);
    }

    [Fact]
    public void Divergence_NamesStepRateAndLayer_AndKeepsTheWeightsBeforeIt()
    {
        Dataset data = Samples.Labelled(64, 12, 5);
        var net = new Small(seed: 1);
        net.Linear2.Weight[3, 4] = float.PositiveInfinity;
        byte[] before = Samples.File(net);
        TrainingDivergedException exception = Assert.Throws<TrainingDivergedException>(
            () => net.Train(data, new TrainingOptions { BatchSize = 64, Optimizer = new Sgd(0.125f) }));
        Assert.Equal(1, exception.Epoch);
        Assert.Equal(1, exception.Step);
        Assert.Equal(0.125f, exception.LearningRate);
        Assert.Equal("linear2", exception.Layer);
        Assert.Contains("step 1", exception.Message, StringComparison.Ordinal);
        Assert.Contains("0.125", exception.Message, StringComparison.Ordinal);
        Assert.Contains("linear2", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, Samples.File(net));
    }

    [Fact]
    public void DivergedStep_LeavesTheWeightsOfTheStepBefore()
    {
        float[] inputs = Samples.Floats(new Random(1), 48 * 12);
        inputs.AsSpan(29 * 12, 12).Fill(3e38f);
        Dataset data = Dataset.FromArrays(inputs, new int[48]);
        var options = new TrainingOptions { BatchSize = 4, Seed = 2, Optimizer = new Adam() };
        var trained = new Small(seed: 1);
        TrainingDivergedException exception = Assert.Throws<TrainingDivergedException>(() => trained.Train(data, options));
        Assert.InRange(exception.Step, 2, 12);

        var looped = new Small(seed: 1);
        BoundOptimizer<float> optimizer = new Adam().For(looped);
        foreach (Batch batch in data.Batches(4, seed: 2).Take((int)exception.Step - 1))
        {
            looped.Forward(batch.Inputs);
            looped.ComputeLoss(batch.Targets);
            looped.Backward();
            optimizer.Step();
        }

        Assert.Equal(Samples.File(looped), Samples.File(trained));
    }

    [Fact]
    public void TooLargeARate_IsReportedAsDivergence()
    {
        Dataset data = Samples.Valued(64, 24, 6);
        var net = new Positions(seed: 1);
        TrainingDivergedException exception = Assert.Throws<TrainingDivergedException>(
            () => net.Train(data, new TrainingOptions { Epochs = 200, BatchSize = 64, Optimizer = new Sgd(1e6f) }));
        Assert.Equal(1e6f, exception.LearningRate);
        Assert.True(exception.Step > 1);
    }

    private static void TrainAndLoopAgree<TNetwork, T>(Dataset data, Func<Optimizer> optimizer)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork trained = TNetwork.Create(7);
        trained.Train(data, new TrainingOptions { Epochs = 3, BatchSize = 16, Seed = 11, Optimizer = optimizer(), Threads = 1 });
        TNetwork looped = TNetwork.Create(7);
        Loop(looped, data, optimizer(), batchSize: 16, epochs: 3, seed: 11);
        Assert.NotEqual(Samples.File(TNetwork.Create(7)), Samples.File(trained));
        Assert.Equal(Samples.File(trained), Samples.File(looped));
    }

    private static void Loop<T>(INetwork<T> network, Dataset data, Optimizer rule, int batchSize, int epochs, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        BoundOptimizer<T> optimizer = rule.For(network);
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            foreach (Batch batch in data.Batches(batchSize, seed: seed + epoch))
            {
                network.Forward(batch.Inputs);
                network.ComputeLoss(batch.Targets);
                network.Backward();
                optimizer.Step();
            }
        }
    }
}
