using DlGen.Formats;
using DlGen.Kernels;

namespace DlGen.Training.Tests.Resuming;

public sealed class CheckpointFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void LastOnesAreKept()
    {
        new Setup().Train(new Checkpoints(folder.Path) { EverySteps = 2, Keep = 4 });
        Assert.Equal(
            [10, 12, 14, 15],
            folder.Checkpoints.Select(static path => int.Parse(Path.GetFileName(path)["checkpoint-".Length..^".safetensors".Length], System.Globalization.CultureInfo.InvariantCulture)));
        var checkpoints = new Checkpoints(folder.Path);
        Assert.Equal(folder.Checkpoints[^1], checkpoints.Latest);
        Assert.Equal(folder["best.safetensors"], checkpoints.Best);
        Assert.Null(new Checkpoints(folder["none"]).Latest);
        Assert.Null(new Checkpoints(folder["none"]).Best);
    }

    /// <summary>Epoch by epoch, with batches between them only where they are asked for.</summary>
    [Fact]
    public void EpochsAndSteps_HaveTheirCheckpoints()
    {
        new Setup { Epochs = 5 }.Train(new Checkpoints(folder.Path) { EveryEpochs = 2, Keep = 100 });
        Assert.Equal([10, 20, 25], Batches());

        IEnumerable<int> Batches() => folder.Checkpoints.Select(static path => int.Parse(Path.GetFileName(path)[11..^12], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Best_IsTheNetworkOfTheLowestValidationLoss()
    {
        // A rate so high that the loss goes up and down.
        var setup = new Setup { Optimizer = new Sgd(1.5f), Epochs = 12, Network = nameof(Noisy), WeightAveraging = new Ema(0.5f) };
        TrainingHistory history = setup.Train(new Checkpoints(folder.Path)).History;
        int best = history.Epochs.MinBy(static epoch => epoch.ValidationLoss)!.Epoch;
        Assert.InRange(best, 1, 11);
        double[] saved = Setup.Bits(Noisy.Load(folder["best.safetensors"]));
        Assert.Equal((setup with { Epochs = best }).Train().Parameters, saved);
    }

    [Fact]
    public void ResumedTraining_KeepsTheBestOfTheFirst()
    {
        var setup = new Setup { Optimizer = new Sgd(1.5f), Epochs = 12, Network = nameof(Noisy) };
        setup.Train(new Checkpoints(folder["whole"]));
        setup.Train(new Checkpoints(folder["parts"]), stopAfter: 50);
        setup.Train(new Checkpoints(folder["parts"]), resume: true);
        Assert.Equal(File.ReadAllBytes(folder["whole/best.safetensors"]), File.ReadAllBytes(folder["parts/best.safetensors"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Checkpoint_IsANetworksFile(bool averages)
    {
        Setup setup = new() { Network = nameof(Noisy), WeightAveraging = averages ? new Ema(0.9f) : null };
        Outcome outcome = setup.Train(new Checkpoints(folder.Path));
        string path = folder.Checkpoints[^1];
        Assert.Equal(outcome.Parameters, Setup.Bits(Noisy.Load(path)));
        Assert.Equal(outcome.Parameters, Setup.Bits(Noisy.Load(File.ReadAllBytes(path))));
        using FileStream stream = File.OpenRead(path);
        Assert.Equal(outcome.Parameters, Setup.Bits(Noisy.Load(stream)));
        Assert.Throws<InvalidDataException>(() => OtherNoisy.Load(path));
    }

    /// <summary>Only a checkpoint may have more tensors than the network.</summary>
    [Fact]
    public void OtherFileWithTensorsOfACheckpoint_IsRefused()
    {
        var net = new Flowers(seed: 1);
        Parameter<float> parameter = net.Parameters[0];
        Arena<float> values = ((INetwork<float>)net).Runtime.ParameterArena;
        var extra = new Parameter<float>(parameter.Model with { Name = CheckpointNames.Of("mean", parameter.Name) }, values, () => values);
        SafeTensorsFile.Save(folder["file"], [.. net.Parameters, extra]);
        Assert.Contains("checkpoint.mean.0.weight", Assert.Throws<InvalidDataException>(() => Flowers.Load(folder["file"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Preprocessing_IsInTheCheckpoint()
    {
        Dataset data = Dataset.FromArrays([1f, 2f, 3f, 4f, 5f, 6f, 7f, 9f], [0, 1]);
        var net = new Flowers(seed: 1) { Preprocessing = Standardizer.Fit(data) };
        net.Train(data, new TrainingOptions { Checkpoints = new Checkpoints(folder.Path), Epochs = 2 });
        Assert.Equal(net.Preprocessing, Flowers.Load(folder.Checkpoints[^1]).Preprocessing);
        var options = new TrainingOptions { Checkpoints = new Checkpoints(folder.Path), Epochs = 3, Resume = true };
        Assert.Contains("Preprocessing", Assert.Throws<ArgumentException>(() => new Flowers(seed: 1).Train(data, options)).Message, StringComparison.Ordinal);
        net.Train(data, options);
    }

    [Fact]
    public void SavingTwice_GivesTheSameBytes()
    {
        new Setup().Train(new Checkpoints(folder["a"]));
        new Setup().Train(new Checkpoints(folder["b"]), threads: 3);
        Assert.Equal(File.ReadAllBytes(folder["a/best.safetensors"]), File.ReadAllBytes(folder["b/best.safetensors"]));
    }

    [Fact]
    public void BadNumbers_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new Checkpoints(" "));
        Assert.StartsWith("Keep is 0; it must be at least 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new Checkpoints("run") { Keep = 0 }).Message, StringComparison.Ordinal);
        Assert.StartsWith("EveryEpochs is 0", Assert.Throws<ArgumentOutOfRangeException>(() => new Checkpoints("run") { EveryEpochs = 0 }).Message, StringComparison.Ordinal);
        Assert.StartsWith("EverySteps is -1", Assert.Throws<ArgumentOutOfRangeException>(() => new Checkpoints("run") { EverySteps = -1 }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_SayWhatTheyAre()
    {
        Assert.Equal("run/, EveryEpochs 1, EverySteps 1000, Keep 3", $"{new Checkpoints("run/") { EverySteps = 1000 }}");
        string options = $"{new TrainingOptions { Checkpoints = new Checkpoints("run/"), Resume = true }}";
        Assert.Contains("run/, EveryEpochs 1, Keep 3", options, StringComparison.Ordinal);
        Assert.Contains("Resume", options, StringComparison.Ordinal);
    }
}
