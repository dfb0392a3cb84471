using DlGen.Tests.GradientChecks;
using DlGen.Tests.Networks;

namespace DlGen.Tests.EndToEnd;

/// <summary>What blocks are to the user of a network.</summary>
public class BlockTests
{
    [Fact]
    public void Parameters_HaveTheNamesOfNestedModules()
    {
        var network = new BlockNestedSingle();

        string[] mixer = ["0.weight", "0.bias", "1.weight", "1.bias", "3.weight", "3.bias"];
        string[] tower = ["0.0.weight", "0.0.bias", .. mixer.Select(name => "1." + name), .. mixer.Select(name => "2." + name)];
        Assert.Equal(
            ["0.weight", "0.bias", .. tower.Select(name => "1." + name), .. tower.Select(name => "2." + name)],
            network.Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void ParallelBlocks_AreNumberedInTheirModule()
    {
        var network = new BlockSideBySideTwiceSingle();

        string[] expected = ["0.weight", "0.bias", "1.weight", "1.bias", "2.0.0.weight", "2.0.0.bias", "2.1.0.weight", "2.1.0.bias", "2.1.1.weight", "2.1.1.bias", "2.1.3.weight"];
        Assert.Equal(expected, network.Parameters.Take(expected.Length).Select(parameter => parameter.Name));
    }

    [Fact]
    public void HiddenLayersOfOneSize_AreResidual()
    {
        var network = new MlpResidualSingle();

        Assert.Equal(["0.weight", "0.bias", "2.0.weight", "2.0.bias", "3.weight", "3.bias"], network.Parameters.Select(parameter => parameter.Name));
        Assert.Equal([17, 17], network.Hidden1.Linear1.Weight.Shape.ToArray());
    }

    [Fact]
    public void LayersOfABlock_AreFoundByItsName()
    {
        var network = new BlockNestedSingle(seed: 3);
        var parameters = network.Parameters.ToDictionary(parameter => parameter.Name);

        Same(parameters["0.weight"], network.Linear1.Weight);
        Same(parameters["1.0.0.bias"], network.Tower1.Bend1.Linear1.Bias!);
        Same(parameters["1.2.3.weight"], network.Tower1.Mixer2.Linear2.Weight);
        Same(parameters["2.1.0.weight"], network.Tower2.Mixer1.LayerNorm1.Weight);
        Same(parameters["2.2.3.bias"], network.Tower2.Mixer2.Linear2.Bias!);
        network.Tower2.Mixer1.LayerNorm1.Weight[2] = 7;
        Assert.Equal(7, parameters["2.1.0.weight"].Value[2]);

        static void Same(Parameter<float> expected, TensorView<float> actual)
        {
            Assert.Equal(expected.Shape, actual.Shape);
            Assert.Equal(expected.Value.ToArray(), actual.ToArray());
        }
    }

    [Fact]
    public void Block_SaysWhatItIs()
    {
        Assert.Equal(7, Mixer.InputSize);
        Assert.Equal([7], Mixer.OutputShape);
        Assert.Equal((7 * 2) + (7 * 20) + 20 + (20 * 7) + 7, Mixer.ParameterCount);
        Assert.Equal(2 * 2 * 7 * 20, Mixer.ForwardFlops);
        Assert.StartsWith("Mixer: 321 parameters", Mixer.Summary, StringComparison.Ordinal);
        Assert.Equal((3 * Mixer.ParameterCount) + (7 * 3) + 3, BlockResidualSingle.ParameterCount);
    }

    /// <summary>A residual block whose last layer is zero hands its input on.</summary>
    [Fact]
    public void ZeroBlock_ChangesNothing()
    {
        var network = new BlockResidualSingle(seed: 1);
        var plain = new Plain(seed: 1);
        foreach (BlockResidualSingle.MixerLayers block in (BlockResidualSingle.MixerLayers[])[network.Mixer1, network.Mixer2, network.Mixer3])
        {
            block.Linear2.Weight.CopyFrom(new float[7 * 20]);
            block.Linear2.Bias!.CopyFrom(new float[7]);
        }

        plain.Linear1.Bias!.CopyFrom(network.Linear1.Bias!.ToArray());
        plain.Linear1.Weight.CopyFrom(network.Linear1.Weight.ToArray());
        float[] x = [0.5f, -1, 2, 0, 3, -0.25f, 1];

        Assert.Equal(plain.Predict(x), network.Predict(x));
    }

    [Theory]
    [InlineData("BlockNestedSingle")]
    [InlineData("BlockSideBySideTwiceSingle")]
    public void NumberOfThreads_ChangesNoBit(string name)
    {
        float[][] alone = Gradients(name, 1);
        Assert.All(alone, gradient => Assert.Contains(gradient, value => value != 0));
        foreach (int threads in (int[])[2, 3, 8])
        {
            Assert.Equal(alone, Gradients(name, threads));
        }
    }

    internal static float[][] Gradients(string name, int threads)
    {
        (INetwork<float> network, _, double[] inputs, Targets targets) = NetworkCases.Named(name).Sample<float>(batch: 61, seed: 4);
        network.Runtime.Threads = threads;
        targets.Loss(network, Array.ConvertAll(inputs, value => (float)value));
        network.Backward();
        return [.. network.Parameters.Select(parameter => parameter.Gradient.ToArray())];
    }
}

[Network(7)]
[Linear(3)]
public partial class Plain;
