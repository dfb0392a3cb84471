namespace DlGen.Tests.Lecture;

/// <summary>Twenty layers: σ′ ≤ 1/4 makes less of the gradient at each sigmoid; a way around each block keeps it.</summary>
public class VanishingGradientTests
{
    [Fact]
    public void TwentySigmoidLayers_LeaveNothingForTheFirst()
    {
        double[] norms = Norms(new SigmoidStack(seed: 1));

        Assert.Equal(21, norms.Length);
        Assert.True(norms[0] < 1e-9 * norms[^1], $"{norms[0]} of {norms[^1]}");
        for (int layer = 1; layer < norms.Length - 1; layer++)
        {
            Assert.True(norms[layer - 1] < norms[layer], $"layer {layer}: {norms[layer - 1]}, behind it {norms[layer]}");
        }
    }

    [Fact]
    public void TwentyResidualBlocks_PassTheGradientOn()
    {
        double[] norms = Norms(new ResidualStack(seed: 1));

        Assert.Equal(22, norms.Length);
        Assert.True(norms.Min() > 0.1 * norms.Max(), string.Join(", ", norms));
    }

    /// <summary>The norm of the gradient of each module's last weight matrix.</summary>
    private static double[] Norms(INetwork<double> network)
    {
        var random = new Random(1);
        double[] inputs = [.. Enumerable.Range(0, 64 * 32).Select(_ => random.NextDouble() - 0.5)];
        network.Forward(inputs);
        network.ComputeLoss([.. Enumerable.Range(0, 64).Select(_ => random.Next(10))]);
        network.Backward();
        return [.. network.Parameters
            .Where(parameter => parameter.Shape.Length == 2)
            .GroupBy(parameter => parameter.Name.Split('.')[0])
            .Select(module => Math.Sqrt(module.Last().Gradient.ToArray().Sum(value => value * value)))];
    }
}

[Network(32, Precision = Precision.Double)]
[Linear(32), Sigmoid, Use<SigmoidStep>(Times = 19), Linear(10)]
public partial class SigmoidStack;

[Block(32)]
[Linear(32), Sigmoid]
public partial class SigmoidStep;

[Network(32, Precision = Precision.Double)]
[Linear(32), Residual<ResidualStep>(Times = 20), LayerNorm, Linear(10)]
public partial class ResidualStack;

[Block(32)]
[LayerNorm, Linear(16), Relu, Linear(32, Initialization = Initialization.Zero)]
public partial class ResidualStep;
