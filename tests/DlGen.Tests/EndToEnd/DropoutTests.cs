using System.Numerics;

namespace DlGen.Tests.EndToEnd;

/// <summary>Dropout acts in training alone, and the same way at any number of threads.</summary>
public class DropoutTests
{
    [Fact]
    public void Inference_IsThatOfTheNetworkWithoutDropout()
    {
        var thinned = new Thinned(seed: 3);
        var whole = new Whole(seed: 3);
        Dataset data = Data(150);
        float[] inputs = Samples.Floats(new Random(2), 70 * 100);
        var logits = new float[70 * 10];
        var expected = new float[70 * 10];
        thinned.PredictLogits(inputs, logits, threads: 3);
        whole.PredictLogits(inputs, expected);

        // The same seed gives the same weights: initialization looks through dropout.
        AssertSameParameters(whole, thinned);
        Assert.Equal(expected, logits);
        Assert.Equal(whole.Predict(inputs), thinned.Predict(inputs));
        Assert.Equal(whole.Classify(inputs.AsSpan(0, 100)), thinned.Classify(inputs.AsSpan(0, 100)));
        Assert.Equal(whole.Evaluate(data).Loss, thinned.Evaluate(data).Loss);
        Assert.Equal(whole.Evaluate(data).Accuracy, thinned.Evaluate(data).Accuracy);
    }

    [Fact]
    public void InferenceOfASequence_IsThatOfTheNetworkWithoutDropout()
    {
        double[] inputs = [.. Samples.Floats(new Random(2), 5 * 24).Select(value => (double)value)];

        Assert.Equal(new WholeSequence(seed: 3).Predict(inputs), new ThinnedSequence(seed: 3).Predict(inputs));
    }

    [Fact]
    public void Training_IsNotThatOfTheNetworkWithoutDropout() =>
        Assert.NotEqual(Loss(new Whole(seed: 3), Data(30)), Loss(new Thinned(seed: 3), Data(30)));

    [Fact]
    public void RateOfZero_ChangesNothing()
    {
        var nothing = new NothingDropped(seed: 3);
        var whole = new Whole(seed: 3);
        TrainingHistory dropped = nothing.Train(Data(60), Options(1));
        TrainingHistory not = whole.Train(Data(60), Options(1));

        AssertSameParameters(whole, nothing);
        Assert.Equal(not.Epochs[^1].Loss, dropped.Epochs[^1].Loss);
    }

    [Fact]
    public void Mlp_SaysItInOneLine()
    {
        var mlp = new ThinnedMlp(seed: 3);
        var layers = new ThinnedMlpInLayers(seed: 3);
        mlp.Train(Data(60), Options(1));
        layers.Train(Data(60), Options(1));

        AssertSameParameters(layers, mlp);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Image_IsThinnedAndTrained(int threads)
    {
        var first = new ThinnedImage(seed: 3);
        var second = new ThinnedImage(seed: 3);
        Dataset data = Samples.Labelled(37, 40, 3);
        double before = first.Evaluate(data).Loss;
        first.Train(data, Options(threads: 1, epochs: 20));
        second.Train(data, Options(threads, epochs: 20));

        AssertSameParameters(first, second);
        Assert.True(first.Evaluate(data).Loss < before);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void NumberOfThreads_ChangesNoBit(int threads) => AssertSameParameters(Trained(1), Trained(threads));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Train_IsTheLoopWrittenOut(int threads)
    {
        var loop = new Thinned(seed: 5);
        loop.Threads = threads;
        BoundOptimizer<float> optimizer = new Adam(1e-2f).For(loop);
        Dataset data = Data(150);
        for (int epoch = 0; epoch < 2; epoch++)
        {
            foreach (Batch batch in data.Batches(64, seed: 9 + epoch))
            {
                loop.Forward(batch.Inputs);
                loop.ComputeLoss(batch.Targets);
                loop.Backward();
                optimizer.Step();
            }
        }

        AssertSameParameters(Trained(1), loop);
    }

    [Fact]
    public void EveryStep_HasAMaskOfItsOwn()
    {
        var network = new Thinned(seed: 3);
        Dataset data = Data(30);
        double[] losses = [.. Enumerable.Range(0, 20).Select(_ => Loss(network, data))];
        Assert.Equal(20, losses.Distinct().Count());

        ((INetwork<float>)network).Runtime.Seed = 3;
        Assert.Equal(losses, Enumerable.Range(0, 20).Select(_ => Loss(network, data)));
        ((INetwork<float>)network).Runtime.Seed = 4;
        Assert.NotEqual(losses[0], Loss(network, data));
    }

    [Fact]
    public void Clone_GoesOnWithTheSameMasks()
    {
        var network = new Thinned(seed: 3);
        Dataset data = Data(30);
        _ = Loss(network, data);
        Thinned clone = network.Clone();

        Assert.Equal(Loss(network, data), Loss(clone, data));
    }

    [Fact]
    public void Predictions_TakeNoMaskFromTraining()
    {
        var network = new Thinned(seed: 3);
        var other = new Thinned(seed: 3);
        Dataset data = Data(30);
        _ = network.Predict(new float[100]);
        _ = network.Evaluate(data);

        Assert.Equal(Loss(other, data), Loss(network, data));
    }

    /// <summary>The sum of 512 ones, three quarters of which drop out: its mean stays 512, and its variance is 512·p/(1 − p).</summary>
    [Fact]
    public void Sum_KeepsItsMean()
    {
        var network = new ThinnedSum();
        network.Linear1.Weight.CopyFrom(Enumerable.Repeat(1f, 512).ToArray());
        network.Linear1.Bias![0] = 0;
        float[] ones = [.. Enumerable.Repeat(1f, 512)];
        double squares = Enumerable.Range(0, 400).Average(_ =>
        {
            network.Forward(ones);
            return network.ComputeLoss([512f]);
        });

        Assert.Equal(1, squares / (512 * 0.75 / 0.25), 0.3);
        Assert.Equal(512f, network.Predict(ones)[0]);
    }

    [Fact]
    public void Positions_CountDropoutAsASequentialModelDoes() =>
        Assert.Equal(["1.weight", "1.bias", "4.weight", "4.bias", "7.weight", "7.bias"], new Thinned().Parameters.Select(parameter => parameter.Name));

    [Fact]
    public void Summary_TellsTheRate() => Assert.Contains("t1 = x·m1,  m1 = 0 at 20 %, else 1/0.8", Thinned.Summary, StringComparison.Ordinal);

    private static Thinned Trained(int threads)
    {
        var network = new Thinned(seed: 5);
        network.Train(Data(150), Options(threads));
        return network;
    }

    private static TrainingOptions Options(int threads, int epochs = 2) =>
        new() { Epochs = epochs, BatchSize = 64, Optimizer = new Adam(1e-2f), Seed = 9, Threads = threads };

    private static Dataset Data(int count) => Dataset.FromArrays(
        Samples.Floats(new Random(1), count * 100), [.. Enumerable.Range(0, count).Select(row => row % 10)]);

    private static double Loss(INetwork<float> network, Dataset data)
    {
        Batch batch = data.Batches(data.Count).First();
        network.Forward(batch.Inputs);
        return network.ComputeLoss(batch.Targets);
    }

    private static void AssertSameParameters<T>(INetwork<T> expected, INetwork<T> actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Assert.Equal(expected.Parameters.Select(parameter => parameter.Value.ToArray()), actual.Parameters.Select(parameter => parameter.Value.ToArray()));
}
