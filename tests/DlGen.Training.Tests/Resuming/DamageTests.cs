using DlGen.Runtime;

namespace DlGen.Training.Tests.Resuming;

/// <summary>Checkpoints that were torn, changed or made up.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static Setup Small { get; } = new() { Epochs = 2, WeightAveraging = new Ema(0.9f), AccumulationSteps = 2, Schedule = new PlateauSchedule(), EarlyStopping = new EarlyStopping(patience: 5) };

    /// <summary>How many files are changed; a longer run sets DLGEN_MUTATIONS.</summary>
    private static int Mutations => int.TryParse(Environment.GetEnvironmentVariable("DLGEN_MUTATIONS"), out int count) ? count : 4000;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void DamagedNewest_LeavesTheOneBefore()
    {
        Outcome expected = Small.Train(new Checkpoints(folder.Path) { EverySteps = 1 });
        string newest = folder.Checkpoints[^1];
        byte[] torn = File.ReadAllBytes(newest)[..^100];
        File.WriteAllBytes(newest, torn);
        using var warnings = new Warnings();
        Small.Train(new Checkpoints(folder.Path) { Keep = 1 }, resume: true, networkSeed: 5).AssertSame(expected, "resumed from the one before");
        Assert.Contains($"continues from {folder["checkpoint-000000009.safetensors"]}", warnings.Text, StringComparison.Ordinal);
        Assert.Contains($"{newest}: truncated", warnings.Text, StringComparison.Ordinal);

        // The training has come there again, and written a whole one.
        Assert.Equal([newest], folder.Checkpoints);
        Assert.NotEqual(torn, File.ReadAllBytes(newest));
    }

    /// <summary>One that is damaged doesn't count among those that are kept.</summary>
    [Fact]
    public void DamagedNewest_DoesNotPushOutAWholeOne()
    {
        Small.Train(new Checkpoints(folder.Path) { EverySteps = 1, Keep = 2 });
        File.WriteAllBytes(folder.Checkpoints[^1], [1, 2, 3]);
        File.WriteAllBytes(folder["checkpoint-000000999.safetensors"], []);
        Small.Train(new Checkpoints(folder.Path) { Keep = 1, EveryEpochs = 100 }, resume: true);
        Small.Train(new Checkpoints(folder.Path) { Keep = 1, EveryEpochs = 100 }, resume: true);
        Assert.Equal([folder["checkpoint-000000010.safetensors"], folder["checkpoint-000000999.safetensors"]], folder.Checkpoints);
    }

    [Fact]
    public void NoneWhole_IsAnErrorThatNamesThem()
    {
        File.WriteAllText(folder["checkpoint-000000001.safetensors"], "{}");
        new Flowers(seed: 1).Save(folder["checkpoint-000000002.safetensors"]);
        string message = Assert.Throws<InvalidDataException>(() => Small.Train(new Checkpoints(folder.Path), resume: true)).Message;
        Assert.StartsWith($"{folder.Path}: no checkpoint is whole.", message, StringComparison.Ordinal);
        Assert.Contains($"{folder["checkpoint-000000002.safetensors"]}: not a checkpoint", message, StringComparison.Ordinal);
        Assert.Contains(folder["checkpoint-000000001.safetensors"], message, StringComparison.Ordinal);
    }

    [Fact]
    public void RenamedCheckpoint_IsRefused()
    {
        Small.Train(new Checkpoints(folder.Path) { Keep = 1 });
        File.Move(folder.Checkpoints[0], folder["checkpoint-000000500.safetensors"]);
        Assert.Contains("it is the checkpoint after batch 10", Assert.Throws<InvalidDataException>(() => Small.Train(new Checkpoints(folder.Path), resume: true)).Message, StringComparison.Ordinal);
    }

    /// <summary>Bytes that were changed anywhere are found by the digest, at the latest.</summary>
    [Fact]
    public void ChangedBytes_AreFound() => Mutate(isSealed: false);

    /// <summary>What isn't as a training would have written it is found even where the digest is right.</summary>
    [Fact]
    public void ChangedBytesUnderARightDigest_DoNoHarm() => Mutate(isSealed: true);

    private void Mutate(bool isSealed)
    {
        Small.Train(new Checkpoints(folder["all"]) { EverySteps = 1, Keep = 100 });
        byte[] whole = File.ReadAllBytes(folder["all/checkpoint-000000007.safetensors"]);
        string own = Directory.CreateDirectory(folder["own"]).FullName;
        string path = Path.Combine(own, "checkpoint-000000007.safetensors");
        var random = new Random(isSealed ? 1 : 2);
        var net = new Flowers(seed: 1);
        for (int mutation = 0; mutation < Mutations / 2; mutation++)
        {
            byte[] changed = Mutation.Of(whole, random);
            if (isSealed)
            {
                changed = Mutation.Seal(changed);
            }

            File.WriteAllBytes(path, changed);
            double[] before = Setup.Bits(net);
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            bool isRestored = TryRestore(net, own, out Exception? exception);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            Assert.True(exception is null or InvalidDataException or ArgumentException, $"mutation {mutation}: {exception}");
            Assert.True(isSealed || !isRestored || changed.AsSpan().SequenceEqual(whole), $"mutation {mutation} wasn't found");
            Assert.True(allocated < 2_000_000, $"mutation {mutation}: {allocated} bytes");
            Assert.True(isRestored || before.SequenceEqual(Setup.Bits(net)), $"mutation {mutation}: the network isn't as it was");
            Assert.Equal(changed, File.ReadAllBytes(path));
        }
    }

    /// <summary>Restores a checkpoint as a training does that begins.</summary>
    private static bool TryRestore(Flowers net, string folder, out Exception? exception)
    {
        var options = new TrainingOptions
        {
            Epochs = Small.Epochs,
            BatchSize = Small.BatchSize,
            Optimizer = Small.Optimizer,
            Schedule = Small.Schedule,
            AccumulationSteps = Small.AccumulationSteps,
            WeightAveraging = Small.WeightAveraging,
            Seed = Small.Seed,
            EarlyStopping = Small.EarlyStopping,
            Validation = Small.Data(11, seed: 5, isTraining: false),
            Checkpoints = new Checkpoints(folder),
            Resume = true,
        };
        Dataset data = Small.Data(Small.Examples, seed: 3, isTraining: true);
        var order = new EpochOrder(data);
        NetworkRuntime<float> network = ((INetwork<float>)net).Runtime;
        using var checkpoints = new CheckpointRun<float>(network, data, options);
        using var steps = new ProcessorSteps<float>(network, new TrainingBuffers<float>(network, options.BatchSize), data, options, order);
        exception = null;
        try
        {
            return checkpoints.Begin(new Trainer<float>(network, steps, order, options).Parts);
        }
        catch (Exception caught)
        {
            exception = caught;
            return false;
        }
    }
}
