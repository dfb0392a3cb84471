namespace DlGen.Training.Tests.Resuming;

/// <summary>Checkpoints that the training can't go on from, and folders that it can't use.</summary>
public sealed class MismatchTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static Setup Saved { get; } = new() { Network = nameof(Noisy), Epochs = 2 };

    private static Dictionary<string, (Setup Given, string Difference)> Others { get; } = new()
    {
        ["network"] = (Saved with { Network = nameof(OtherNoisy) }, "Network: Linear(8), BatchNorm, Relu, Linear(3) was saved, Linear(8), BatchNorm, Tanh, Linear(3) is given"),
        ["precision"] = (Saved with { Network = nameof(Precise) }, "Double is given"),
        ["optimizer"] = (Saved with { Optimizer = new Sgd(0.1f) }, "Optimizer: Adam: LearningRate 0.01, Beta1 0.9, Beta2 0.999, Epsilon 1E-08, WeightDecay 0 was saved, Sgd: LearningRate 0.1, Momentum 0, Nesterov False, WeightDecay 0 is given"),
        ["rate"] = (Saved with { Optimizer = new Adam(0.02f) }, "LearningRate 0.02"),
        ["schedule"] = (Saved with { Schedule = new LinearSchedule() }, "Schedule: none was saved, LinearSchedule"),
        ["norm"] = (Saved with { ClipNorm = 1f }, "ClipNorm: none was saved, 1 is given"),
        ["value"] = (Saved with { ClipValue = 0.5f }, "ClipValue: none was saved, 0.5 is given"),
        ["accumulation"] = (Saved with { AccumulationSteps = 2 }, "AccumulationSteps: 1 was saved, 2 is given"),
        ["average"] = (Saved with { WeightAveraging = new Ema() }, "WeightAveraging: none was saved, Ema: Decay 0.999 is given"),
        ["batch size"] = (Saved with { BatchSize = 4 }, "BatchSize: 5 was saved, 4 is given"),
        ["seed"] = (Saved with { Seed = 8 }, "Seed: 7 was saved, 8 is given"),
        ["data"] = (Saved with { Examples = 24 }, "the data: 23 examples of 6 inputs was saved, 24 examples of 6 inputs is given"),
        ["augmentation"] = (Saved with { Augments = true }, "augmented by seed 2"),
        ["mixup"] = (Saved with { Mixup = 0.2 }, "Mixup: none was saved, 0.2 is given"),
        ["shuffling"] = (Saved with { Shuffling = Shuffling.InBlocks(2, 3) }, "was saved, 23 examples of 6 inputs, shuffled in blocks of 2 rows, 3 of them mixed is given"),
        ["validation"] = (Saved with { Validates = false }, "Validation: 11 examples of 6 inputs was saved, none is given"),
        ["early stopping"] = (Saved with { EarlyStopping = new EarlyStopping(patience: 3) }, "EarlyStopping: none was saved, EarlyStopping: Patience 3"),
        ["validation's steps"] = (Saved with { ValidateEverySteps = 3 }, "ValidateEverySteps: none was saved, 3 is given"),
        ["epochs"] = (Saved with { Epochs = 1 }, "is of epoch 2, and the training is to have 1"),
    };

    public static TheoryData<string> Names => [.. Others.Keys];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void OtherTraining_IsRefused(string name)
    {
        Saved.Train(new Checkpoints(folder.Path));
        (Setup given, string difference) = Others[name];
        byte[] before = File.ReadAllBytes(folder.Checkpoints[^1]);
        ArgumentException exception = Assert.Throws<ArgumentException>(() => given.Train(new Checkpoints(folder.Path), resume: true));
        Assert.StartsWith(folder.Checkpoints[^1], exception.Message, StringComparison.Ordinal);
        Assert.Contains(difference, exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder.Checkpoints[^1]));
    }

    public static TheoryData<int> Weightings => [0, 1, 2, 3, 4];

    /// <summary>What the examples count for is part of the training, and so is which values of a program's own metric are good.</summary>
    [Theory]
    [MemberData(nameof(Weightings))]
    public void OtherWeights_AreRefused(int number)
    {
        Func<Dataset, Dataset>[] weightings =
        [
            static data => data,
            static data => data.WithClassWeights(1f, 2f, 0.5f),
            static data => data.WithClassWeights(1f, 2f, 0.25f),
            static data => data.WithWeights([.. Enumerable.Range(1, 23).Select(static row => (float)row)]),
            static data => data.WithWeights([.. Enumerable.Range(1, 23).Select(static row => row == 23 ? 1f : row)]),
        ];
        Setup saved = Saved with { Change = weightings[number] };
        saved.Train(new Checkpoints(folder.Path), stopAfter: 4);
        foreach (Func<Dataset, Dataset> other in weightings.Where(other => other != weightings[number]))
        {
            string message = Assert.Throws<ArgumentException>(() => (saved with { Change = other }).Train(new Checkpoints(folder.Path), resume: true)).Message;
            Assert.Contains($"Weights: {(number switch { 0 => "none", 1 => "of classes 1, 2, 0.5", 2 => "of classes 1, 2, 0.25", _ => "of examples " })}", message, StringComparison.Ordinal);
        }

        saved.Train(new Checkpoints(folder.Path), resume: true).AssertSame(saved.Train(), "resumed");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void OwnMetricThatPointsTheOtherWay_IsRefused(bool stops)
    {
        Setup Of(bool high)
        {
            var metric = new Metric("mine", high, static evaluation => evaluation.Accuracy);
            return stops ? Saved with { EarlyStopping = new EarlyStopping(50) { Metric = metric } } : Saved with { Metrics = [metric] };
        }

        Of(high: true).Train(new Checkpoints(folder.Path), stopAfter: 4);
        string message = Assert.Throws<ArgumentException>(() => Of(high: false).Train(new Checkpoints(folder.Path), resume: true)).Message;
        Assert.Contains("mine, high is good", message, StringComparison.Ordinal);
        Assert.Contains("mine, low is good", message, StringComparison.Ordinal);
        Of(high: true).Train(new Checkpoints(folder.Path), resume: true);
    }

    [Fact]
    public void ResumeWithoutCheckpoints_IsRefused() => Assert.Equal(
        "Flowers: Resume is true, and there are no Checkpoints to resume from. (Parameter 'options')",
        Assert.Throws<ArgumentException>(() => new Setup().Train(resume: true)).Message);

    /// <summary>A program that is started again by mistake doesn't write over what it has.</summary>
    [Fact]
    public void CheckpointsOfAnEarlierTraining_AreNotWrittenOver()
    {
        new Setup().Train(new Checkpoints(folder.Path));
        string[] before = folder.Checkpoints;
        Assert.Equal(
            $"{folder.Path} has checkpoints of an earlier training, the newest is checkpoint-000000015.safetensors. Set Resume = true to continue it, or choose another folder for a new training, or delete them.",
            Assert.Throws<ArgumentException>(() => new Setup().Train(new Checkpoints(folder.Path))).Message);
        Assert.Equal(before, folder.Checkpoints);
    }

    /// <summary>A process that is killed between a save and its deletions, again and again, doesn't leave ever more files.</summary>
    [Fact]
    public void OldCheckpoints_AreDeletedWhereATrainingResumes()
    {
        var setup = new Setup();
        setup.Train(new Checkpoints(folder.Path) { EverySteps = 1, Keep = 9 }, stopAfter: 9);
        Assert.Equal(9, folder.Checkpoints.Length);
        string[] newest = folder.Checkpoints[^2..];
        string[]? first = null;
        setup.Train(new Checkpoints(folder.Path) { EverySteps = 100, EveryEpochs = 100, Keep = 2 }, resume: true, watch: _ => first ??= folder.Checkpoints);
        Assert.Equal(newest, first);
    }

    [Fact]
    public void TwoTrainingsAtOnce_AreRefused()
    {
        using var first = new CheckpointFolder(folder.Path);
        string message = Assert.Throws<IOException>(() => new Setup().Train(new Checkpoints(folder.Path))).Message;
        Assert.StartsWith($"{folder.Path}: checkpoints can't be saved there: another training has the folder open", message, StringComparison.Ordinal);
    }
}
