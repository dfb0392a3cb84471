namespace DlGen.Tests.EndToEnd;

/// <summary>
/// NaNs in the windows of a maximum pool behind a convolution: the backward pass at the maxima alone, and that over the whole gradient. A kernel
/// of one place with a dilation is the convolution without, but has the whole gradient. The kernels of GPUs, which have no other, are compared with
/// plain loops of the same rule by DlGen.Gpu.Tests, in WindowCases.
/// </summary>
public class MaximumOfNaNTests
{
    private const int Places = 16;

    // In the first window two NaNs, the first and the last of its places row by row, in the second one; the others have none.
    private static readonly int[] NaNs = [0, 5, 3];

    /// <summary>Of images with few channels, and of those whose channels fill a register, which have kernels of their own.</summary>
    [Fact]
    public void LastNaN_GetsTheGradient_AtTheMaximaAndInTheWholeGradient()
    {
        Check(new NaNAtMaxima(), new NaNEverywhere());
        Check(new NaNOfRegistersAtMaxima(), new NaNOfRegistersEverywhere());

        static void Check(INetwork<double> atMaxima, INetwork<double> everywhere)
        {
            (double[] outputs, double[] inputGradient) = Backward(atMaxima);
            (double[] otherOutputs, double[] otherInputGradient) = Backward(everywhere);

            // [channel][window], of which the first two have NaNs.
            Assert.Equal([true, true, false, false, true, true, false, false, true, true, false, false], outputs.Select(double.IsNaN));
            Equal(otherOutputs, outputs);
            Equal(otherInputGradient, inputGradient);
            Equal(Gradients(everywhere), Gradients(atMaxima));
            Assert.All(inputGradient.Index(), static entry => Assert.Equal(entry.Index % Places is 5 or 3, double.IsNaN(entry.Item)));
            Assert.Equal(0, inputGradient[0]);
            Assert.Contains(inputGradient, static value => double.IsFinite(value) && value != 0);
        }
    }

    /// <summary>The slope at NaN is 0.</summary>
    [Fact]
    public void BehindRelu_NaNHasNoGradient()
    {
        (double[] outputs, double[] inputGradient) = Backward(new NaNOfReluAtMaxima());
        (double[] otherOutputs, double[] otherInputGradient) = Backward(new NaNOfReluEverywhere());

        Equal(otherOutputs, outputs);
        Equal(otherInputGradient, inputGradient);
        Assert.All(inputGradient, static value => Assert.True(double.IsFinite(value)));
    }

    /// <summary>0·(1 − NaN²) is NaN, where it is computed.</summary>
    [Fact]
    public void BehindTanh_OtherNaNsDiffer()
    {
        (double[] outputs, double[] inputGradient) = Backward(new NaNOfTanhAtMaxima());
        (double[] otherOutputs, double[] otherInputGradient) = Backward(new NaNOfTanhEverywhere());

        Equal(otherOutputs, outputs);
        Assert.Equal(0, inputGradient[0]);
        Assert.Equal(double.NaN, otherInputGradient[0]);
        Assert.Equal(0, inputGradient[Places]);
        Assert.Equal(double.NaN, otherInputGradient[Places]);
        inputGradient[0] = inputGradient[Places] = double.NaN;
        Equal(otherInputGradient, inputGradient);
    }

    private static (double[] Outputs, double[] InputGradient) Backward(INetwork<double> network)
    {
        double[] inputs = [.. Enumerable.Range(0, 2 * Places).Select(static place => Math.Sin(1.7 * place))];
        foreach (int place in NaNs)
        {
            inputs[place] = double.NaN;
        }

        foreach (Parameter<double> parameter in network.Parameters)
        {
            parameter.Value.CopyFrom([.. Enumerable.Range(0, parameter.Count).Select(static index => 0.25 + Math.Cos(index))]);
        }

        network.Forward(inputs);
        double[] outputs = network.GetOutputs();
        network.ComputeLoss([.. Enumerable.Range(0, 12).Select(static place => Math.Cos(place))]);
        network.Backward();
        return (outputs, network.GetInputGradient());
    }

    private static double[] Gradients(INetwork<double> network) => [.. network.Parameters.SelectMany(static parameter => parameter.Gradient.ToArray())];

    /// <summary>Sums of a few products may round differently; a NaN is a NaN.</summary>
    private static void Equal(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), static pair => Assert.Equal(pair.First, pair.Second, 12));
    }
}

[Network(2, 4, 4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Conv2d(3, 1), MaxPool2d(2), Flatten]
internal sealed partial class NaNAtMaxima;

[Network(2, 4, 4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Conv2d(3, 1, Dilation = 2), MaxPool2d(2), Flatten]
internal sealed partial class NaNEverywhere;

[Network(2, 4, 4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Conv2d(8, 1), Conv2d(3, 1), MaxPool2d(2), Flatten]
internal sealed partial class NaNOfRegistersAtMaxima;

[Network(2, 4, 4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Conv2d(8, 1), Conv2d(3, 1, Dilation = 2), MaxPool2d(2), Flatten]
internal sealed partial class NaNOfRegistersEverywhere;

[Network(2, 4, 4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Conv2d(3, 1), Relu, MaxPool2d(2), Flatten]
internal sealed partial class NaNOfReluAtMaxima;

[Network(2, 4, 4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Conv2d(3, 1, Dilation = 2), Relu, MaxPool2d(2), Flatten]
internal sealed partial class NaNOfReluEverywhere;

[Network(2, 4, 4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Conv2d(3, 1), Tanh, MaxPool2d(2), Flatten]
internal sealed partial class NaNOfTanhAtMaxima;

[Network(2, 4, 4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Conv2d(3, 1, Dilation = 2), Tanh, MaxPool2d(2), Flatten]
internal sealed partial class NaNOfTanhEverywhere;
