using DlGen.Tests.EndToEnd;
using DlGen.Tests.Networks;

namespace DlGen.Tests.Training;

/// <summary>The longest that the weights of a neuron may be.</summary>
public class MaxNormTests
{
    private static readonly string[] Rules = ["Sgd", "Adam", "AdamW", "RmsProp", "Adagrad"];

    public static TheoryData<string> Optimizers => [.. Rules];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void LongWeights_AreScaledBack_AndOthersStay(string rule)
    {
        // With a learning rate of 0 a step changes nothing, and what is left is the limit's.
        var network = new EndToEnd.Wide(seed: 3);
        float[] before = network.Linear2.Weight.ToArray();
        float[] bias = network.Linear2.Bias!.ToArray();
        (int outputs, int inputs) = (network.Linear2.OutputSize, network.Linear2.InputSize);
        float[] norms = [.. before.Chunk(inputs).Select(Norm)];
        float limit = (norms.Min() + norms.Max()) / 2;

        Step(network, Create(rule, 0f, limit));

        float[] after = network.Linear2.Weight.ToArray();
        for (int output = 0; output < outputs; output++)
        {
            float[] was = before[(output * inputs)..((output + 1) * inputs)];
            float[] now = after[(output * inputs)..((output + 1) * inputs)];
            if (norms[output] <= limit)
            {
                Assert.Equal(was, now);
            }
            else
            {
                Assert.All(was.Zip(now), pair => Assert.Equal((double)pair.First * limit / norms[output], pair.Second, 1e-6));
                Assert.Equal(limit, Norm(now), 1e-5f);
            }
        }

        Assert.Contains(norms, norm => norm <= limit);
        Assert.Contains(norms, norm => norm > limit);
        Assert.Equal(bias, network.Linear2.Bias!.ToArray());
    }

    [Fact]
    public void TrainAndTheLoop_GiveTheSameBits_OnAnyNumberOfThreads()
    {
        Dataset data = Samples.Labelled(150, 100, 10);
        byte[] alone = Train(1);
        Assert.Equal(alone, Train(2));
        Assert.Equal(alone, Train(5));

        var loop = new EndToEnd.Wide(seed: 3);
        BoundOptimizer<float> optimizer = Create("Adam", 0.01f, 0.8f).For(loop);
        for (int epoch = 0; epoch < 2; epoch++)
        {
            foreach (Batch batch in data.Batches(64, seed: 5 + epoch))
            {
                loop.Forward(batch.Inputs);
                _ = loop.ComputeLoss(batch.Targets);
                loop.Backward();
                optimizer.Step();
            }
        }

        Assert.Equal(alone, Samples.File(loop));
        Assert.All(loop.Linear1.Weight.ToArray().Chunk(100), weights => Assert.True(Norm(weights) < 0.80001f));

        byte[] Train(int threads)
        {
            var network = new EndToEnd.Wide(seed: 3);
            network.Train(data, new TrainingOptions { Epochs = 2, BatchSize = 64, Threads = threads, Seed = 5, Optimizer = Create("Adam", 0.01f, 0.8f) });
            return Samples.File(network);
        }
    }

    [Fact]
    public void FrozenWeights_HaveNoLimit()
    {
        var network = new FrozenFirstSingle(seed: 1);
        float[] before = network.Coder1.Linear1.Weight.ToArray();

        network.Train(Samples.Labelled(20, 7, 3), new TrainingOptions { Epochs = 1, Optimizer = Create("Sgd", 0.01f, 0.01f) });

        Assert.Equal(before, network.Coder1.Linear1.Weight.ToArray());
        Assert.All(network.Linear1.Weight.ToArray().Chunk(5), weights => Assert.True(Norm(weights) < 0.010001f));
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    public void LimitThatIsNone_IsRefused(float limit)
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(0.1f) { MaxNorm = limit });
        Assert.Contains("MaxNorm is", exception.Message, StringComparison.Ordinal);
    }

    private static void Step(EndToEnd.Wide network, Optimizer rule)
    {
        float[] inputs = Samples.Floats(new Random(1), 4 * 100);
        network.Forward(inputs);
        _ = network.ComputeLoss([0, 3, 9, 1]);
        network.Backward();
        rule.For(network).Step();
    }

    private static Optimizer Create(string rule, float rate, float limit) => rule switch
    {
        "Sgd" => new Sgd(rate) { MaxNorm = limit },
        "Adam" => new Adam(rate) { MaxNorm = limit },
        "AdamW" => new AdamW(rate) { MaxNorm = limit },
        "RmsProp" => new RmsProp(rate) { MaxNorm = limit },
        _ => new Adagrad(rate) { MaxNorm = limit },
    };

    private static float Norm(float[] weights) => (float)Math.Sqrt(weights.Sum(weight => (double)weight * weight));
}
