namespace DlGen.Training.Tests.Mixing;

/// <summary>Trainings on mixed batches.</summary>
public sealed class MixedTrainingTests
{
    [Fact]
    public void AnyNumberOfThreads_HasTheSameBits()
    {
        // Two batches of 200 and one of 50.
        Dataset data = new Resuming.Setup { Network = nameof(Wide) }.Data(450, seed: 4, isTraining: true);
        data = data.WithClassWeights(1f, 2f, 0.5f, 1f, 1f, 3f, 1f, 1f, 0f, 1f);
        float[] expected = Train(threads: 1);
        Assert.All((int[])[2, 3, 8], threads => Assert.Equal(expected, Train(threads)));

        float[] Train(int threads)
        {
            var net = new Wide(seed: 1);
            net.Train(data, new TrainingOptions { Epochs = 2, BatchSize = 200, Mixup = 0.4, Threads = threads });
            return Loop.Examples.Values(net);
        }
    }

    /// <summary>With a tiny α every λ is 1.</summary>
    [Fact]
    public void ShareOfOne_ChangesNoBit()
    {
        Assert.Equal(Train(0), Train(1e-300));
        Assert.NotEqual(Train(0), Train(0.4));

        static object[] Train(double alpha)
        {
            var net = new Normalized(seed: 1);
            TrainingHistory history = net.Train(Loop.Examples.Flowers(50, seed: 1), new TrainingOptions { Epochs = 3, BatchSize = 16, Mixup = alpha });
            return [.. Loop.Examples.Bits(net), history.Epochs[^1].Loss, history.Epochs[^1].Accuracy];
        }
    }

    /// <summary>A training after it has the targets of its own batches, and so has a loop.</summary>
    [Fact]
    public void TrainingAfterIt_IsNotMixed()
    {
        Dataset data = Loop.Examples.Flowers(40, seed: 1);
        var used = new Flowers(seed: 1);
        used.Train(data, new TrainingOptions { Epochs = 1, BatchSize = 16, Mixup = 1, Optimizer = new Sgd(0f) });
        var fresh = new Flowers(seed: 1);
        Batch batch = data.Batches(16, seed: 3).First();
        used.Forward(batch.Inputs);
        fresh.Forward(batch.Inputs);
        Assert.Equal(fresh.ComputeLoss(batch.Targets), used.ComputeLoss(batch.Targets));
        used.Train(data, new TrainingOptions { Epochs = 2, BatchSize = 16 });
        fresh.Train(data, new TrainingOptions { Epochs = 2, BatchSize = 16 });
        Assert.Equal(Loop.Examples.Values(fresh), Loop.Examples.Values(used));
    }

    [Fact]
    public void Validation_IsNotMixed()
    {
        Dataset data = Loop.Examples.Flowers(40, seed: 1);
        var net = new Flowers(seed: 1);
        TrainingHistory history = net.Train(data, new TrainingOptions { Epochs = 1, BatchSize = 16, Mixup = 1, Optimizer = new Sgd(0f), Validation = data.AsOthers() });
        Evaluation evaluation = net.Evaluate(data);
        Assert.Equal(evaluation.Loss, history.Epochs[0].ValidationLoss!.Value, 1e-6);
        Assert.Equal(evaluation.Accuracy, history.Epochs[0].ValidationAccuracy);
        Assert.NotEqual(evaluation.Loss, history.Epochs[0].Loss, 1e-3);
    }

    /// <summary>The accuracy is that of the mixed inputs, each by the label of the example with the larger share.</summary>
    [Fact]
    public void Accuracy_ComparesWithTheLargerShare()
    {
        Dataset data = Loop.Examples.Flowers(40, seed: 1);
        var net = new Flowers(seed: 1);
        var options = new TrainingOptions { Epochs = 1, BatchSize = 16, Mixup = 1, Optimizer = new Sgd(0f), Seed = 5 };
        var order = new int[40];
        Dataset.FillOrder(order, 5);
        var mixup = new Mixup(1, 16);
        int correct = 0;
        for (int first = 0; first < 40; first += 16)
        {
            int batch = Math.Min(16, 40 - first);
            mixup.Draw(5, first, batch);
            for (int place = 0; place < batch; place++)
            {
                (var own, var other) = (new float[4], new float[4]);
                data.CopyInputs(order[first + place], own);
                data.CopyInputs(order[first + mixup.Partners[place]], other);
                var share = (float)mixup.Share;
                float[] mixed = [.. own.Zip(other, (x, y) => (share * x) + ((1 - share) * y))];
                correct += net.Classify(mixed) == data.GetLabel(order[first + place]) ? 1 : 0;
            }
        }

        Assert.Equal(correct / 40.0, net.Train(data, options).Epochs[0].Accuracy);
    }

    [Fact]
    public void RateFinder_MixesToo()
    {
        Dataset data = Loop.Examples.Flowers(40, seed: 1);
        Assert.NotEqual(Losses(0), Losses(1));

        double[] Losses(double alpha) => [.. LearningRateFinder.Run(new Flowers(seed: 1), data, new TrainingOptions { BatchSize = 16, Mixup = alpha }, updates: 10).Points.Select(static point => point.Loss)];
    }

    /// <summary>The cause of a loss that isn't finite is looked for in the batch as it was mixed.</summary>
    [Fact]
    public void DivergedTraining_IsExplained()
    {
        var net = new Flowers(seed: 1);
        net.Linear1.Weight[0, 0] = float.MaxValue;
        net.Linear1.Weight[0, 1] = float.MaxValue;
        TrainingDivergedException exception = Assert.Throws<TrainingDivergedException>(() =>
            net.Train(Loop.Examples.Flowers(40, seed: 1), new TrainingOptions { Epochs = 2, BatchSize = 16, Mixup = 1, Optimizer = new Sgd(0f) }));
        Assert.Contains("is the first layer with a value that isn't finite", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.1, "-0.1")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void WrongAlpha_IsRefused(double alpha, string text) => Assert.StartsWith(
        $"Mixup is {text}; it must be a finite number above 0, or 0 for none.",
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { Mixup = alpha }).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Tokens_AreRefused() => Assert.StartsWith(
        "Tokens: Mixup is 0.2, and the network takes tokens, which only name rows of a table: there is nothing between two of them. Set Mixup to 0.",
        Assert.Throws<ArgumentException>(() => new Tokens(seed: 1).Train(Dataset.FromTokens([1, 2, 3, 4, 5, 6], labels: [0, 1], count: 2), new TrainingOptions { Mixup = 0.2 })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void LoopWrittenOut_IsRefused() => Assert.StartsWith(
        "Mixup is 0.2; Train mixes batches, and a training loop written out trains on them as they are. Set Mixup to 0.",
        Assert.Throws<ArgumentException>(() => new TrainingOptions { Mixup = 0.2 }.OptimizerFor(new Flowers(seed: 1), Loop.Examples.Flowers(10, seed: 1))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Text_NamesIt()
    {
        Assert.Contains("Mixup", $"{new TrainingOptions { Mixup = 0.2 }}", StringComparison.Ordinal);
        Assert.DoesNotContain("Mixup", $"{new TrainingOptions()}", StringComparison.Ordinal);
    }
}
