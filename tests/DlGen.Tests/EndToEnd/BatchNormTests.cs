using System.Text;

namespace DlGen.Tests.EndToEnd;

/// <summary>What a batch normalization is to the user of a network.</summary>
public class BatchNormTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void NumberOfThreads_ChangesNoBit(int threads) => AssertSameState(Trained(threads: 1), Trained(threads));

    /// <summary>Threads share an image's places, also where a batch has fewer images than there are threads, or one alone.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void NumberOfThreads_ChangesNoBit_OfImages(int threads) => AssertSameState(TrainedOnImages(threads: 1), TrainedOnImages(threads));

    [Fact]
    public void LoopWrittenOut_GivesTheSameBits()
    {
        var loop = new BatchTrained(seed: 5);
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

        AssertSameState(Trained(threads: 1), loop);
    }

    [Fact]
    public void State_HasPyTorchsNamesShapesAndStart()
    {
        var network = new BatchPositions();

        Assert.Equal(["0.weight", "0.bias", "2.weight", "2.bias"], network.Parameters.Select(parameter => parameter.Name));
        Assert.Equal(
            ["0.weight", "0.bias", "0.running_mean", "0.running_var", "2.weight", "2.bias"],
            ((INetwork<float>)network).Runtime.State.Select(parameter => parameter.Name));
        Assert.Equal(3 + 3 + (12 * 2) + 2, BatchPositions.ParameterCount);
        Assert.Equal(3, network.BatchNorm1.Size);
        Assert.Equal([1f, 1f, 1f], network.BatchNorm1.Weight!.ToArray());
        Assert.Equal([0f, 0f, 0f], network.BatchNorm1.Bias!.ToArray());
        Assert.Equal([0f, 0f, 0f], network.BatchNorm1.RunningMean.ToArray());
        Assert.Equal([1f, 1f, 1f], network.BatchNorm1.RunningVariance.ToArray());
    }

    /// <summary>By hand: the column 1, 3, 5 has mean 3, variance 8/3 in the batch, and 4 as the running one sees it.</summary>
    [Fact]
    public void Forward_MovesTheRunningMoments_WithOrWithoutBackward()
    {
        var network = new BatchAlone();
        network.Forward([1f, 0f, 10f, 3f, 0f, 10f, 5f, 0f, 10f]);
        Assert.Equal([0.3f, 0f, 1f], network.BatchNorm1.RunningMean.ToArray(), new Tolerance());
        Assert.Equal([1.3f, 0.9f, 0.9f], network.BatchNorm1.RunningVariance.ToArray(), new Tolerance());

        network.Forward([1f, 0f, 10f, 3f, 0f, 10f, 5f, 0f, 10f]);
        Assert.Equal([0.57f, 0f, 1.9f], network.BatchNorm1.RunningMean.ToArray(), new Tolerance());
        Assert.Equal([1.57f, 0.81f, 0.81f], network.BatchNorm1.RunningVariance.ToArray(), new Tolerance());
        float root = MathF.Sqrt(1.57f + 1e-5f);
        Assert.Equal((2f - 0.57f) / root, network.Predict([2f, 0f, 0f])[0], 1e-6f);
    }

    [Fact]
    public void Predictions_DependOnNoOtherExample()
    {
        BatchTrained network = Trained(threads: 1);
        float[] inputs = Samples.Floats(new Random(3), 70 * 100);
        float[] all = network.Predict(inputs);

        Assert.Equal(all[(33 * 10)..(34 * 10)], network.Predict(inputs[(33 * 100)..(34 * 100)]));
        Assert.Equal(all, network.Predict(inputs));
    }

    [Fact]
    public void SavedNetwork_LoadsWithItsMoments_AndSoDoesAClone()
    {
        BatchTrained network = Trained(threads: 1);
        Assert.NotEqual(new float[130], network.BatchNorm1.RunningMean.ToArray());
        using var file = new MemoryStream();
        network.Save(file);

        AssertSameState(network, BatchTrained.Load(file.ToArray()));
        AssertSameState(network, network.Clone());
    }

    [Fact]
    public void PyTorchsCountOfBatches_IsTaken_AndNothingElse()
    {
        var network = new BatchAlone();
        using var file = new MemoryStream();
        network.Save(file);

        _ = BatchAlone.Load(With(file.ToArray(), "0.num_batches_tracked", "I64", "[]", 8));
        Assert.Throws<InvalidDataException>(() => BatchAlone.Load(With(file.ToArray(), "1.num_batches_tracked", "I64", "[]", 8)));
        Assert.Throws<InvalidDataException>(() => BatchAlone.Load(With(file.ToArray(), "0.num_batches_tracked", "F32", "[]", 4)));
        Assert.Throws<InvalidDataException>(() => BatchAlone.Load(With(file.ToArray(), "0.num_batches_tracked", "I64", "[1]", 8)));
    }

    [Fact]
    public void BatchOfOne_IsRefused_UnlessItHasPositions()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new BatchAlone().Forward([1f, 2f, 3f]));
        Assert.Contains("a batch of 1 was given", exception.Message, StringComparison.Ordinal);
        Assert.Contains("2 examples or more", exception.Message, StringComparison.Ordinal);

        new BatchPositions().Forward(new float[12]);
        Assert.Throws<ArgumentException>(() => new BatchTrained().Train(Data(150), new TrainingOptions { BatchSize = 1 }));
        Assert.Throws<ArgumentException>(() => new BatchTrained().Train(Data(1)));
    }

    /// <summary>129 examples in batches of 64: the last is left out, as a loop that goes on to the next batch leaves it out.</summary>
    [Fact]
    public void LastBatchOfOne_IsLeftOut()
    {
        var network = new BatchTrained(seed: 5);
        TrainingHistory history = network.Train(Data(129), Options(threads: 1));
        Assert.Equal(4, history.Steps);

        var loop = new BatchTrained(seed: 5);
        BoundOptimizer<float> optimizer = new Adam(1e-2f).For(loop);
        double loss = 0;
        for (int epoch = 0; epoch < 2; epoch++)
        {
            loss = 0;
            foreach (Batch batch in Data(129).Batches(64, seed: 9 + epoch))
            {
                if (batch.Inputs.Count == 1)
                {
                    continue;
                }

                loop.Forward(batch.Inputs);
                loss += loop.ComputeLoss(batch.Targets) / 2;
                loop.Backward();
                optimizer.Step();
            }
        }

        AssertSameState(loop, network);
        Assert.Equal(loss, history.Epochs[^1].Loss, 1e-6);
    }

    [Fact]
    public void FrozenBlock_TakesItsRunningMoments_AndKeepsThem()
    {
        var encoder = new BatchEncoder(seed: 2);
        encoder.Forward(Samples.Floats(new Random(1), 8 * 5));
        using var file = new MemoryStream();
        encoder.Save(file);
        var network = new BatchTuned(seed: 3);
        network.BatchEncoder1.Load(file.ToArray());
        network.Train(
            Dataset.FromArrays(Samples.Floats(new Random(2), 40 * 5), [.. Enumerable.Range(0, 40).Select(row => row % 2)]),
            new TrainingOptions { Epochs = 2, BatchSize = 16 });

        using var after = new MemoryStream();
        network.BatchEncoder1.Save(after);
        Assert.Equal(file.ToArray(), after.ToArray());
        Assert.NotEqual(new float[4], network.BatchNorm1.RunningMean.ToArray());

        // The batch's moments aren't asked for, so a batch of one will do.
        new BatchFrozenAlone().Forward(new float[5]);
    }

    [Fact]
    public void LossThatIsntFinite_LeavesTheRunningMoments()
    {
        var network = new BatchAlone();
        float[] targets = new float[3 * 8];
        targets[5] = 1e30f;
        Assert.Throws<TrainingDivergedException>(() => network.Train(Dataset.FromArrays(Samples.Floats(new Random(1), 3 * 8), targets, 8)));

        Assert.Equal([0f, 0f, 0f], network.BatchNorm1.RunningMean.ToArray());
        Assert.Equal([1f, 1f, 1f], network.BatchNorm1.RunningVariance.ToArray());
    }

    /// <summary>A column far from zero: its variance is that of its distances from the mean, which rounding must not eat.</summary>
    [Fact]
    public void ColumnFarFromZero_KeepsItsVariance()
    {
        var network = new BatchAlone();
        float[] inputs = [.. Enumerable.Range(0, 3 * 4096).Select(i => 10_000f + (i / 3 % 2))];
        network.Forward(inputs);

        Assert.Equal(0.9 + (0.1 * 0.25 * 4096 / 4095), network.BatchNorm1.RunningVariance[0], 1e-6);
        Assert.Equal(1000.05, network.BatchNorm1.RunningMean[0], 1e-3);
    }

    /// <summary>Likewise in an image, whose parts have means of their own.</summary>
    [Fact]
    public void ImageFarFromZero_KeepsItsVariance()
    {
        const int places = 64 * 64;
        var network = new BatchImageAlone();
        float[] inputs = [.. Enumerable.Range(0, 2 * places).Select(i => 10_000f + (i / places) + (i % 2))];
        network.Forward(inputs);

        // Values of 0, 1, 1 and 2 above 10,000.
        Assert.Equal(0.9 + (0.1 * 0.5 * (2 * places) / ((2 * places) - 1)), network.BatchNorm1.RunningVariance[0], 1e-6);
        Assert.Equal(1000.1, network.BatchNorm1.RunningMean[0], 1e-3);
    }

    private static BatchImages TrainedOnImages(int threads)
    {
        var network = new BatchImages(seed: 5);
        Dataset data = Dataset.FromArrays(Samples.Floats(new Random(1), 11 * 2 * 19 * 14), [.. Enumerable.Range(0, 11).Select(row => row % 3)]);
        network.Train(data, new TrainingOptions { Epochs = 2, BatchSize = 5, Optimizer = new Adam(1e-2f), Seed = 9, Threads = threads });
        return network;
    }

    private static BatchTrained Trained(int threads)
    {
        var network = new BatchTrained(seed: 5);
        network.Train(Data(150), Options(threads));
        return network;
    }

    private static TrainingOptions Options(int threads) => new() { Epochs = 2, BatchSize = 64, Optimizer = new Adam(1e-2f), Seed = 9, Threads = threads };

    private static Dataset Data(int count) => Dataset.FromArrays(
        Samples.Floats(new Random(1), count * 100), [.. Enumerable.Range(0, count).Select(row => row % 10)]);

    private static void AssertSameState(INetwork<float> expected, INetwork<float> actual) => Assert.Equal(
        expected.Runtime.State.Select(tensor => tensor.Value.ToArray()), actual.Runtime.State.Select(tensor => tensor.Value.ToArray()));

    /// <summary>A file with one more tensor of zeros at its end.</summary>
    private static byte[] With(byte[] file, string name, string type, string shape, int bytes)
    {
        int length = (int)BitConverter.ToUInt64(file);
        string header = Encoding.UTF8.GetString(file, 8, length).TrimEnd();
        int data = file.Length - 8 - length;
        byte[] longer = Encoding.UTF8.GetBytes(
            FormattableString.Invariant($"{header[..^1]},\"{name}\":{{\"dtype\":\"{type}\",\"shape\":{shape},\"data_offsets\":[{data},{data + bytes}]}}}}"));
        return [.. BitConverter.GetBytes((ulong)longer.Length), .. longer, .. file[(8 + length)..], .. new byte[bytes]];
    }

    private sealed class Tolerance : IEqualityComparer<float>
    {
        public bool Equals(float x, float y) => MathF.Abs(x - y) < 1e-6f;

        public int GetHashCode(float value) => 0;
    }
}
