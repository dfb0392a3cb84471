using DlGen.Tests.Formats;
using DlGen.Tests.Networks;

namespace DlGen.Tests.EndToEnd;

/// <summary>A network as part of another: loaded from a file of its own, and left as it is by training.</summary>
public class FrozenBlockTests
{
    [Fact]
    public void FileOfANetwork_LoadsIntoTheNetworkItIsPartOf()
    {
        using var folder = new TemporaryFolder();
        var coder = new Coder(seed: 3);
        var network = new FrozenFirstSingle(seed: 4);
        byte[] file = Samples.File(coder);
        coder.Save(folder["coder.safetensors"]);

        network.Coder1.Load(folder["coder.safetensors"]);
        Assert.Equal(Values(coder), Values(network)[..4]);
        Assert.Equal(Values(new FrozenFirstSingle(seed: 4))[4..], Values(network)[4..]);

        network = new FrozenFirstSingle(seed: 4);
        network.Coder1.Load(file);
        Assert.Equal(Values(coder), Values(network)[..4]);
        network = new FrozenFirstSingle(seed: 4);
        network.Coder1.Load(new MemoryStream(file));
        Assert.Equal(Values(coder), Values(network)[..4]);

        using var saved = new MemoryStream();
        network.Coder1.Save(saved);
        Assert.Equal(file, saved.ToArray());
        network.Coder1.Save(folder["again.safetensors"]);
        Assert.Equal(Values(coder), Values(Coder.Load(folder["again.safetensors"])));
    }

    [Fact]
    public void FileOfAnotherNetwork_IsRefused_AndNothingChanges()
    {
        var network = new FrozenFirstSingle(seed: 4);
        byte[] before = Samples.File(network);

        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => network.Coder1.Load(Samples.File(new Mlp735(seed: 1))));

        Assert.Contains("'0.weight' has shape [3, 7]; the network's has [33, 7]", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, Samples.File(network));
    }

    public static TheoryData<string> Optimizers => ["Sgd", "Adam", "AdamW", "RmsProp", "Adagrad"];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Training_LeavesFrozenParametersToTheBit(string optimizer)
    {
        Check(new FrozenFirstSingle(seed: 1), Samples.Labelled(37, 7, 3), optimizer);
        Check(new FrozenBetweenSingle(seed: 1), Samples.Labelled(37, 7, 3), optimizer);
    }

    private static void Check(INetwork<float> network, Dataset data, string optimizer)
    {
        float[][] before = Values(network);
        network.Train(data, new TrainingOptions { Epochs = 2, BatchSize = 16, Optimizer = Create(optimizer) });
        float[][] trained = Values(network);
        BoundOptimizer<float> bound = Create(optimizer).For(network);
        foreach (Batch batch in data.Batches(16))
        {
            network.Forward(batch.Inputs);
            _ = network.ComputeLoss(batch.Targets);
            network.Backward();
            bound.Step();
        }

        float[][] after = Values(network);
        for (int p = 0; p < before.Length; p++)
        {
            if (network.Parameters[p].IsFrozen)
            {
                Assert.Equal(before[p], after[p]);
                Assert.All(network.Parameters[p].Gradient.ToArray(), value => Assert.Equal(0f, value));
            }
            else
            {
                Assert.NotEqual(before[p], trained[p]);
                Assert.NotEqual(trained[p], after[p]);
            }
        }

        Assert.Contains(network.Parameters, parameter => parameter.IsFrozen);
        Assert.Contains(network.Parameters, parameter => !parameter.IsFrozen);
    }

    internal static Optimizer Create(string optimizer) => optimizer switch
    {
        "Sgd" => new Sgd(0.05f) { Momentum = 0.9f, WeightDecay = 0.1f },
        "Adam" => new Adam(0.01f) { WeightDecay = 0.1f },
        "AdamW" => new AdamW(0.01f) { WeightDecay = 0.1f },
        "RmsProp" => new RmsProp(0.01f) { WeightDecay = 0.1f },
        _ => new Adagrad(0.01f) { WeightDecay = 0.1f },
    };

    [Fact]
    public void NetworkThatIsAllFrozen_TrainsWithoutChange()
    {
        var network = new AllFrozen(seed: 1);
        byte[] before = Samples.File(network);
        double[] inputs = [.. Samples.Floats(new Random(1), 3 * 7).Select(value => (double)value)];

        network.Train(Samples.Valued(20, 7, 7), new TrainingOptions { Epochs = 2, Optimizer = new AdamW(0.1f) { MaxNorm = 0.1f } });
        network.Forward(inputs);
        _ = network.ComputeLoss(inputs);
        network.Backward();
        new Adam(0.1f) { WeightDecay = 0.1f }.For(network).Step();

        Assert.Equal(before, Samples.File(network));
        ArgumentException exception = Assert.Throws<ArgumentException>(() => GradientCheck.Run(network, Samples.Valued(20, 7, 7)));
        Assert.StartsWith("AllFrozen has no parameter that learns", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FrozenParameters_AreCounted()
    {
        Assert.Equal((7 * 33) + 33 + (33 * 5) + 5 + (5 * 3) + 3, FrozenFirstSingle.ParameterCount);
        Assert.Contains("452 parameters, 434 of them frozen", FrozenFirstSingle.Summary, StringComparison.Ordinal);
    }

    private static float[][] Values(INetwork<float> network) => [.. network.Parameters.Select(parameter => parameter.Value.ToArray())];
}

[Mlp(7, 3, 5)]
public partial class Mlp735;

#pragma warning disable DLG2004 // That is what it's there for.
[Network(7, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Use<Bend>(Frozen = true)]
public partial class AllFrozen;
