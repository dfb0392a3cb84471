using DlGen.Tests.Networks;

namespace DlGen.Tests.EndToEnd;

/// <summary>A pool that is told what comes out has the bits of the AvgPool2d with the windows that follow, in training and at inference.</summary>
public class AdaptivePoolTests
{
    [Fact]
    public void GlobalAvgPool_IsTheMeanOverTheImage() => SameBits(new GlobalPool(seed: 3), new GlobalPoolByWindow(seed: 3), GlobalPool.InputSize);

    [Fact]
    public void AdaptiveAvgPool_IsTheAvgPoolOfItsWindows() => SameBits(new AdaptivePool(seed: 4), new AdaptivePoolByWindow(seed: 4), AdaptivePool.InputSize);

    [Fact]
    public void GlobalAvgPool_GivesAVector() => Assert.Equal([5], GlobalPoolToOutput.OutputShape.ToArray());

    [Fact]
    public void Summary_HasTheFormulas()
    {
        Assert.Contains("p1[c] = mean a1[c, i, j]", GlobalPool.Summary, StringComparison.Ordinal);
        Assert.Contains("p1[c, i, j] = mean a1[c, 2i+r, 5j+s]", AdaptivePool.Summary, StringComparison.Ordinal);
    }

    private static void SameBits(INetwork<float> adaptive, INetwork<float> windows, int inputSize)
    {
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, 5 * inputSize).Select(_ => random.NextSingle() - 0.5f)];
        var outputs = new List<float[]>();
        foreach (INetwork<float> network in (INetwork<float>[])[adaptive, windows])
        {
            BoundOptimizer<float> adam = new Adam(0.01f).For(network);
            for (int step = 0; step < 3; step++)
            {
                network.Forward(inputs);
                network.ComputeLoss((ReadOnlySpan<int>)[2, 0, 1, 1, 2]);
                network.Backward();
                adam.Step();
            }

            var predictions = new float[5 * GlobalPool.OutputSize];
            network.Predict(inputs, predictions);
            network.Forward(inputs);
            network.ComputeLoss((ReadOnlySpan<int>)[2, 0, 1, 1, 2]);
            network.Backward();
            outputs.Add([.. predictions, .. network.GetInputGradient(), .. network.Parameters.SelectMany(static parameter => parameter.Value.ToArray())]);
        }

        Assert.Equal(outputs[1], outputs[0]);
    }
}

[Network(3, 6, 9)]
[Conv2d(17, 3, Padding = 1), Relu, GlobalAvgPool, Linear(5), Tanh, Linear(3)]
internal sealed partial class GlobalPool;

[Network(3, 6, 9)]
[Conv2d(17, 3, Padding = 1), Relu, AvgPool2d(6, 9), Flatten, Linear(5), Tanh, Linear(3)]
internal sealed partial class GlobalPoolByWindow;

[Network(3, 6, 10)]
[Conv2d(17, 3, Padding = 1), Relu, AdaptiveAvgPool2d(3, 2), Flatten, Linear(3)]
internal sealed partial class AdaptivePool;

[Network(3, 6, 10)]
[Conv2d(17, 3, Padding = 1), Relu, AvgPool2d(2, 5), Flatten, Linear(3)]
internal sealed partial class AdaptivePoolByWindow;
