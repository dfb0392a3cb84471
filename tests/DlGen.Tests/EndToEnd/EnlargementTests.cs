using DlGen.Tests.Networks;

namespace DlGen.Tests.EndToEnd;

/// <summary>Images that grow, on figures small enough to follow.</summary>
public class EnlargementTests
{
    /// <summary>The figures of PyTorch's documentation of nn.Upsample, for [[1, 2], [3, 4]].</summary>
    [Fact]
    public void Upsample_IsAsDocumented()
    {
        double[] image = [1, 2, 3, 4];
        Assert.Equal([1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4], new NearestOfFour().Predict(image));
        Assert.Equal(
            [1, 1.25, 1.75, 2, 1.5, 1.75, 2.25, 2.5, 2.5, 2.75, 3.25, 3.5, 3, 3.25, 3.75, 4],
            new BilinearOfFour().Predict(image));
        double[] aligned = [1, 4 / 3.0, 5 / 3.0, 2, 5 / 3.0, 2, 7 / 3.0, 8 / 3.0, 7 / 3.0, 8 / 3.0, 3, 10 / 3.0, 3, 10 / 3.0, 11 / 3.0, 4];
        Assert.All(new AlignedOfFour().Predict(image).Zip(aligned), static pair => Assert.Equal(pair.Second, pair.First, 12));
    }

    /// <summary>Every place is spread over a window, and where windows overlap they add up.</summary>
    [Fact]
    public void TransposedConvolution_SpreadsEveryPlace()
    {
        var network = new SpreadOfTwo();
        double[] kernel = [1, 10, 100];
        for (int tap = 0; tap < 3; tap++)
        {
            network.Transposed1.Weight[0, 0, 0, tap] = kernel[tap];
        }

        Assert.Equal([2, 20, 203, 30, 300], network.Predict([2, 3]));
        Assert.Equal(1, network.Transposed1.InputChannels);
        Assert.Equal(1, network.Transposed1.OutputChannels);
    }

    [Fact]
    public void TransposedConvolution_HasTorchsShapes()
    {
        var network = new TransposedPadded();
        Assert.Equal([3, 5, 3, 2], network.Transposed1.Weight.Shape.ToArray());
        Assert.Equal(5, network.Transposed1.OutputChannels);

        // 3·(5·3·2) weights at each of 20 places, then 5·(4·2·2) at each of 8·9, then the linear layer; two operations each.
        Assert.Equal(2 * ((90 * 20) + (80 * 8 * 9) + (3 * 4 * 10 * 11)), TransposedPadded.ForwardFlops);
    }

    /// <summary>Of four channels, the first two are spread over the first output, and the others over the second.</summary>
    [Fact]
    public void TransposedConvolutionInGroups_SpreadsEveryChannelWithinItsGroup()
    {
        var network = new SpreadOfGroups();
        network.Transposed1.Weight.CopyFrom([1, 2, 10, 20, 100, 200, 1000, 2000]);
        network.Transposed1.Bias!.CopyFrom([0.5, -0.5]);

        Assert.Equal([4, 1, 1, 2], network.Transposed1.Weight.Shape.ToArray());
        Assert.Equal(2, network.Transposed1.Groups);
        Assert.Equal(4, network.Transposed1.InputChannels);
        Assert.Equal(2, network.Transposed1.OutputChannels);
        Assert.Equal([21.5, 42.5, 4299.5, 8599.5], network.Predict([1, 2, 3, 4]));
        Assert.Equal(2 * 8, SpreadOfGroups.ForwardFlops);
    }
}

[Network(1, 2, 2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Upsample(2), Flatten]
internal sealed partial class NearestOfFour;

[Network(1, 2, 2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Upsample(2, Mode = UpsampleMode.Bilinear), Flatten]
internal sealed partial class BilinearOfFour;

[Network(1, 2, 2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Upsample(2, Mode = UpsampleMode.Bilinear, AlignCorners = true), Flatten]
internal sealed partial class AlignedOfFour;

[Network(1, 1, 2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[ConvTranspose2d(1, 1, 3, Stride = 2, Bias = false), Flatten]
internal sealed partial class SpreadOfTwo;

[Network(4, 1, 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[ConvTranspose2d(2, 1, 2, Groups = 2), Flatten]
internal sealed partial class SpreadOfGroups;
