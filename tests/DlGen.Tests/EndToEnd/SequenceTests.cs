using DlGen.Tests.Networks;

namespace DlGen.Tests.EndToEnd;

/// <summary>Layers over sequences [C, T] are those over images [C, 1, T], number for number.</summary>
public class SequenceTests
{
    [Fact]
    public void Sequences_AreImagesOfOneRow()
    {
        var sequences = new SequenceStrided(seed: 3);
        var images = new SequenceAsImage(seed: 3);
        double[] inputs = [.. Enumerable.Range(0, 5 * 3 * 19).Select(static place => Math.Sin(place * 0.7))];
        int[] labels = [0, 2, 1, 1, 0];

        Assert.Equal(images.Predict(inputs), sequences.Predict(inputs));

        foreach (INetwork<double> network in new INetwork<double>[] { sequences, images })
        {
            network.Forward(inputs);
            network.ComputeLoss(labels);
            network.Backward();
        }

        Assert.Equal(images.GetInputGradient(), sequences.GetInputGradient());
        Assert.Equal(images.Conv1.WeightGradient.ToArray(), sequences.Conv1.WeightGradient.ToArray());
        Assert.Equal(images.Conv2.WeightGradient.ToArray(), sequences.Conv2.WeightGradient.ToArray());
        Assert.Equal(SequenceAsImage.ForwardFlops, SequenceStrided.ForwardFlops);
    }

    [Fact]
    public void Weights_HaveTorchsShape()
    {
        var network = new SequenceOfPanels();
        Assert.Equal([16, 1, 5], network.Conv1.Weight.Shape.ToArray());
        Assert.Equal([32, 8, 3], network.Conv2.Weight.Shape.ToArray());
        Assert.Equal(16, network.Conv2.InputChannels);
        Assert.Equal(32, network.Conv2.OutputChannels);
    }

    [Fact]
    public void Activations_HaveARowForEachChannel()
    {
        var network = new SequenceOfPanels(seed: 1);
        double[] inputs = [.. Enumerable.Range(0, 23).Select(static place => Math.Cos(place))];
        double[] activations = network.GetActivations("conv1", inputs);
        double expected = Enumerable.Range(0, 5).Sum(tap => network.Conv1.Weight[7, 0, tap] * inputs[10 + tap - 2]) + network.Conv1.Bias![7];
        Assert.Equal(expected, activations[(7 * 23) + 10], 12);
    }
}

[Network(3, 1, 19, Precision = Precision.Double)]
[Conv2d(5, 1, 3, PaddingWidth = 1, StrideWidth = 2), Tanh, MaxPool2d(1, 2), Conv2d(4, 1, 2, Dilation = 2, Bias = false), Tanh, AvgPool2d(1, 2, PaddingWidth = 1), Flatten, Linear(3)]
internal sealed partial class SequenceAsImage;
