using DlGen.Tests.GradientChecks;
using DlGen.Tests.Networks;

namespace DlGen.Tests.EndToEnd;

/// <summary>Blocks that have one set of parameters in several places.</summary>
public class SharedBlockTests
{
    [Fact]
    public void SharedParameters_CountOnce_UnderTheFirstPlacesName()
    {
        var network = new SharedResidualSingle();

        Assert.Equal(
            ["0.weight", "0.bias", "1.0.weight", "1.0.bias", "1.1.weight", "1.1.bias", "1.3.weight", "1.3.bias", "4.weight", "4.bias"],
            network.Parameters.Select(parameter => parameter.Name));
        Assert.Equal((7 * 7) + 7 + Mixer.ParameterCount + (7 * 3) + 3, SharedResidualSingle.ParameterCount);
        Assert.Equal(OwnResidualSingle.ForwardFlops, SharedResidualSingle.ForwardFlops);
        Assert.Equal([7, 20], network.Mixer1.Linear2.Weight.Shape.ToArray());
    }

    [Fact]
    public void SharedBlock_ComputesWhatEqualBlocksDo()
    {
        (SharedResidualSingle shared, OwnResidualSingle own) = Equal(seed: 3);
        float[] x = Samples.Floats(new Random(1), 5 * 7);

        Assert.Equal(own.Predict(x), shared.Predict(x));
    }

    /// <summary>The gradients are added in the order of the backward pass, the last place first, so to the bit.</summary>
    [Fact]
    public void Gradient_IsTheSumOverThePlaces()
    {
        (SharedResidualSingle shared, OwnResidualSingle own) = Equal(seed: 4);
        float[] x = Samples.Floats(new Random(2), 21 * 7);
        int[] labels = [.. Enumerable.Range(0, 21).Select(row => row % 3)];
        shared.Forward(x);
        shared.ComputeLoss(labels);
        shared.Backward();
        own.Forward(x);
        own.ComputeLoss(labels);
        own.Backward();

        foreach (Parameter<float> parameter in shared.Parameters.Where(parameter => parameter.Name.StartsWith("1.", StringComparison.Ordinal)))
        {
            float[][] places = [.. ((string[])["3", "2", "1"]).Select(position =>
                own.Parameters.Single(other => other.Name == position + parameter.Name[1..]).Gradient.ToArray())];
            Assert.Equal(places[0].Zip(places[1], (a, b) => a + b).Zip(places[2], (a, b) => a + b), parameter.Gradient.ToArray());
            Assert.Contains(places[0], value => value != 0);
        }
    }

    /// <summary>Wherever a block is shared, in the network or in blocks of it, its parameters have the first place's name.</summary>
    [Fact]
    public void PlacesInDifferentBlocks_HaveOneSetOfParameters()
    {
        Assert.Equal(
            ["0.0.weight", "0.0.bias", "1.1.weight", "1.1.bias", "2.1.weight", "2.1.bias", "3.0.weight", "3.0.bias", "4.0.weight", "4.0.bias", "4.2.1.weight", "4.2.1.bias", "6.weight", "6.bias"],
            new SharedAcross().Parameters.Select(parameter => parameter.Name));
        Assert.Equal(
            ["0.weight", "0.bias", "1.0.weight", "1.0.bias", "1.1.0.weight", "1.1.0.bias", "1.2.1.weight", "1.2.1.bias", "2.0.weight", "2.0.bias", "4.weight", "4.bias"],
            new SharedFromWithin().Parameters.Select(parameter => parameter.Name));
    }

    /// <summary>A file of the inner network's own has parameters that this part of the outer one has elsewhere.</summary>
    [Fact]
    public void PartThatBorrowsParameters_HasNoFile()
    {
        Assert.Null(typeof(BorrowingNetwork.EncoderOfBendLayers).GetMethod("Save", [typeof(string)]));
        Assert.NotNull(typeof(LendingNetwork.EncoderOfBendLayers).GetMethod("Save", [typeof(string)]));
    }

    [Fact]
    public void SavedNetwork_LoadsAgain()
    {
        var network = new SharedResidualSingle(seed: 5);
        float[] x = Samples.Floats(new Random(3), 7);

        SharedResidualSingle again = SharedResidualSingle.Load(Samples.File(network).AsSpan());

        Assert.Equal(network.Predict(x), again.Predict(x));
        Assert.Equal(Samples.File(network), Samples.File(again));
        Assert.Equal(Samples.File(network), Samples.File(network.Clone()));
    }

    [Theory]
    [InlineData("SharedBroadSingle")]
    [InlineData("SharedResidualSingle")]
    public void NumberOfThreads_ChangesNoBit(string name)
    {
        float[][] alone = BlockTests.Gradients(name, 1);
        Assert.All(alone, gradient => Assert.Contains(gradient, value => value != 0));
        foreach (int threads in (int[])[2, 3, 8])
        {
            Assert.Equal(alone, BlockTests.Gradients(name, threads));
        }
    }

    /// <summary>A network whose block is shared, and one that has the same parameters three times.</summary>
    private static (SharedResidualSingle Shared, OwnResidualSingle Own) Equal(int seed)
    {
        var shared = (SharedResidualSingle)NetworkCases.Named(nameof(SharedResidualSingle)).Create<float>(seed);
        var own = new OwnResidualSingle();
        foreach (Parameter<float> parameter in own.Parameters)
        {
            string name = parameter.Name[0] is '2' or '3' ? "1" + parameter.Name[1..] : parameter.Name;
            parameter.Value.CopyFrom(shared.Parameters.Single(other => other.Name == name).Value.ToArray());
        }

        return (shared, own);
    }
}

[Network(7, Loss = Loss.MeanSquaredError)]
[Use<Bend>(Shared = true), Linear(3), Linear(7), Residual<Bend>(Shared = true)]
public partial class EncoderOfBend;

[Network(7)]
[Use<Bend>(Shared = true), Use<EncoderOfBend>, Linear(3)]
public partial class BorrowingNetwork;

[Network(7)]
[Use<EncoderOfBend>, Use<Bend>(Shared = true), Linear(3)]
public partial class LendingNetwork;
