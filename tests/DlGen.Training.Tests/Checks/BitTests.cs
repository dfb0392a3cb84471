namespace DlGen.Training.Tests.Checks;

using Examples = DlGen.Training.Tests.Loop.Examples;

/// <summary>A checked training computes what one without checks does.</summary>
public sealed class BitTests
{
    public static TheoryData<string, int> Cases => new()
    {
        { "plain", 1 },
        { "plain", 3 },
        { "ClipNorm", 1 },
        { "ClipValue", 3 },
        { "AccumulationSteps", 3 },
        { "Ema", 1 },
        { "Mixup", 3 },
        { "MaxNorm", 1 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Checks_ChangeNoBit(string around, int threads)
    {
        TrainingOptions Options(TrainingChecks? checks) => new()
        {
            Epochs = 3, BatchSize = 16, Seed = 2, Threads = threads, Checks = checks,
            Optimizer = new AdamW(0.01f) { MaxNorm = around == "MaxNorm" ? 1f : float.PositiveInfinity },
            ClipNorm = around == "ClipNorm" ? 0.5f : null,
            ClipValue = around == "ClipValue" ? 0.01f : null,
            AccumulationSteps = around == "AccumulationSteps" ? 3 : 1,
            WeightAveraging = around == "Ema" ? new Ema(0.9f) : null,
            Mixup = around == "Mixup" ? 0.3 : 0,
        };

        Compare<Wide>(Pictured(70, 64, 10));
        Compare<Noisy>(Pictured(70, 6, 3));
        Compare<Pictures>(Pictured(50, 36, 3));
        Compare<PartlyFrozen>(Pictured(50, 6, 3));
        Compare<Stacked>(Pictured(50, 128, 3));

        void Compare<TNetwork>(Dataset data)
            where TNetwork : INetwork<TNetwork, float>
        {
            (TNetwork plain, TNetwork looked) = (TNetwork.Create(seed: 1), TNetwork.Create(seed: 1));
            TrainingHistory before = plain.Train(data, Options(null));
            TrainingHistory after = looked.Train(data, Options(new TrainingChecks()));
            Assert.Equal(Examples.Bits(plain), Examples.Bits(looked));
            Assert.Equal(before.Epochs.Select(static epoch => (epoch.Loss, epoch.Accuracy)), after.Epochs.Select(static epoch => (epoch.Loss, epoch.Accuracy)));
            Assert.All(before.Epochs, static epoch => Assert.Null(epoch.Checks));
            Assert.All(after.Epochs, epoch => Assert.Equal((data.Count + 15) / 16, epoch.Checks!.Steps));
        }
    }

    [Fact]
    public void Report_IsTheSameOnAnyNumberOfThreads()
    {
        Dataset data = Pictured(70, 64, 10);
        string Report(int threads) => new Wide(seed: 1).Train(data, new TrainingOptions { Epochs = 1, Threads = threads, Checks = new TrainingChecks() }).Epochs[0].Checks!.ToString();
        Assert.Equal(Report(1), Report(3));
    }

    [Fact]
    public void CheckedLoop_ChangesNoBit_AndReportsWhatTrainDoes()
    {
        Dataset data = Pictured(40, 6, 3);
        var options = new TrainingOptions { Epochs = 1, BatchSize = 16, Optimizer = new Adam(0.01f), Checks = new TrainingChecks() };
        var trained = new Noisy(seed: 1);
        CheckReport report = trained.Train(data, options).Epochs[0].Checks!;
        var looped = new Noisy(seed: 1);
        using LoopChecks<float> checks = new TrainingChecks().For(looped);
        BoundOptimizer<float> optimizer = options.OptimizerFor(looped, data);
        foreach (Batch batch in data.Batches(16, seed: 0))
        {
            looped.Forward(batch.Inputs);
            looped.ComputeLoss(batch.Targets);
            looped.Backward();
            optimizer.Step();
        }

        Assert.Equal(Examples.Bits(trained), Examples.Bits(looped));
        Assert.Equal(report.ToString(), checks.Report().ToString());
        Assert.Equal(0, checks.Report().Steps);
    }

    private static Dataset Pictured(int count, int inputs, int classes)
    {
        var random = new Random(count + inputs);
        return Dataset.FromArrays(
            [.. Enumerable.Range(0, count * inputs).Select(_ => (float)random.NextDouble() - 0.5f)], [.. Enumerable.Range(0, count).Select(_ => random.Next(classes))]);
    }
}
