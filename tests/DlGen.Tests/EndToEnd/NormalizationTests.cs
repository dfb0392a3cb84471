using DlGen.Tests.GradientChecks;
using DlGen.Tests.Networks;

namespace DlGen.Tests.EndToEnd;

/// <summary>What a normalization is to the user of a network.</summary>
public class NormalizationTests
{
    [Theory]
    [InlineData("NormWideSingle", 2)]
    [InlineData("NormWideSingle", 3)]
    [InlineData("NormWideSingle", 8)]
    [InlineData("RmsWideSingle", 2)]
    [InlineData("RmsWideSingle", 3)]
    [InlineData("RmsWideSingle", 8)]
    [InlineData("NormImageSingle", 8)]
    public void NumberOfThreads_ChangesNoBit(string name, int threads)
    {
        float[][] alone = Gradients(name, 1);
        float[][] together = Gradients(name, threads);
        Assert.Equal(alone, together);
        Assert.All(alone, gradient => Assert.Contains(gradient, value => value != 0));
    }

    [Fact]
    public void Parameters_HavePyTorchsNamesAndShapesAndStart()
    {
        var network = new NormFirstSingle();

        Assert.Equal(["0.weight", "0.bias", "1.weight", "1.bias", "3.weight", "4.weight", "4.bias"], network.Parameters.Select(parameter => parameter.Name));
        Assert.Equal([17], network.Parameters[0].Shape.ToArray());
        Assert.Equal(17 + 17 + (17 * 5) + 5 + 5 + (5 * 2) + 2, NormFirstSingle.ParameterCount);
        Assert.All(network.LayerNorm1.Weight.ToArray(), value => Assert.Equal(1f, value));
        Assert.All(network.LayerNorm1.Bias!.ToArray(), value => Assert.Equal(0f, value));
        Assert.Equal(17, network.LayerNorm1.Size);
        Assert.Equal(5, network.LayerNorm2.Size);
        Assert.False(network.LayerNorm2.HasBias);
        Assert.Equal([5, 17], network.Linear1.Weight.Shape.ToArray());
    }

    [Fact]
    public void SavedNetwork_LoadsWithTheSameParameters()
    {
        var network = new NormFirstSingle(seed: 3);
        network.LayerNorm1.Weight[4] = 2.5f;
        network.LayerNorm1.Bias![16] = -1.5f;
        using var file = new MemoryStream();
        network.Save(file);

        NormFirstSingle loaded = NormFirstSingle.Load(file.ToArray());

        Assert.Equal(network.Parameters.Select(parameter => parameter.Value.ToArray()), loaded.Parameters.Select(parameter => parameter.Value.ToArray()));
    }

    [Fact]
    public void Outputs_HaveMeanZeroAndVarianceOne()
    {
        var network = new NormOutputSingle();
        float[] outputs = network.Predict([3f, -1f, 4f, 1f, -5f, 9f, 2f]);

        Assert.Equal(0, outputs.Average(), 1e-6);
        Assert.Equal(1, outputs.Average(value => value * value), 1e-4);
    }

    [Fact]
    public void RmsNorm_HasOneParameterAndKeepsTheMean()
    {
        var network = new RmsOutputSingle();
        float[] inputs = [3f, -1f, 4f, 1f, -5f, 9f, 2f];
        float[] outputs = network.Predict(inputs);

        Assert.Equal(["0.weight"], network.Parameters.Select(parameter => parameter.Name));
        Assert.Equal([7], network.RmsNorm1.Weight.Shape.ToArray());
        Assert.False(network.RmsNorm1.HasBias);
        Assert.Equal(1, outputs.Average(value => value * value), 1e-5);
        double root = Math.Sqrt(inputs.Average(value => value * value));
        Assert.Equal(inputs.Average() / root, outputs.Average(), 1e-6);
    }

    [Fact]
    public void Image_IsNormalizedAsAWhole_WithAScaleForEachNumber()
    {
        var network = new NormImageLast(seed: 2);
        Assert.Equal([2, 3, 3], network.RmsNorm1.Weight.Shape.ToArray());
        Assert.Equal([2, 2, 2], network.LayerNorm1.Weight.Shape.ToArray());
        Assert.Equal([2, 2, 2], network.LayerNorm1.Bias!.Shape.ToArray());
        Assert.Equal(8, network.LayerNorm1.Size);

        double[] outputs = network.Predict([.. Enumerable.Range(0, 36).Select(static place => Math.Sin(place * 0.7))]);
        foreach (double[] image in outputs.Chunk(8))
        {
            Assert.Equal(0, image.Average(), 1e-12);
            Assert.Equal(1, image.Average(static value => value * value), 1e-3);
        }

        network.LayerNorm1.Weight[1, 0, 1] = 3;
        network.LayerNorm1.Bias![0, 1, 0] = 7;
        double[] scaled = network.Predict([.. Enumerable.Range(0, 36).Select(static place => Math.Sin(place * 0.7))]);
        Assert.Equal([.. outputs.Select(static (value, place) => (place % 8) switch { 5 => 3 * value, 2 => value + 7, _ => value })], scaled);
        Assert.Equal([1, 1, 1, 1, 1, 3, 1, 1], network.LayerNorm1.Weight.ToArray());
        Assert.Equal(3, network.LayerNorm1.Weight[1, 0, 1]);
    }

    [Fact]
    public void SavedImageNormalization_LoadsWithTheSameParameters()
    {
        var network = new NormImage(seed: 3);
        network.LayerNorm1.Weight[2, 3, 4] = 2.5;
        network.LayerNorm2.Bias![5, 0, 1] = -1.5;
        using var file = new MemoryStream();
        network.Save(file);

        NormImage loaded = NormImage.Load(file.ToArray());

        Assert.Equal(network.Parameters.Select(parameter => parameter.Value.ToArray()), loaded.Parameters.Select(parameter => parameter.Value.ToArray()));
        Assert.Equal(2.5, loaded.LayerNorm1.Weight[2, 3, 4]);
    }

    [Fact]
    public void RmsNormOfZeros_IsZero() => Assert.Equal(new float[7], new RmsOutputSingle().Predict(new float[7]));

    private static float[][] Gradients(string name, int threads)
    {
        (INetwork<float> network, _, double[] inputs, Targets targets) = NetworkCases.Named(name).Sample<float>(batch: 61, seed: 4);
        network.Runtime.Threads = threads;
        targets.Loss(network, Array.ConvertAll(inputs, value => (float)value));
        network.Backward();
        return [.. network.Parameters.Select(parameter => parameter.Gradient.ToArray())];
    }
}
