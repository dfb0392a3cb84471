using DlGen.Generators.Advice;
using DlGen.Generators.Model;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Advice;

/// <summary>What advice costs grows with a network's length, not with the square of it: counted in bytes, so that it is the same on every machine.</summary>
public class AdviceCostTests
{
    private const double MaxGrowth = 2.3;

    private const int Layers = 48;

    [Theory]
    [InlineData("Linear(8), Relu")]
    [InlineData("Linear(8), BatchNorm, Relu")]
    [InlineData("Linear(8), LayerNorm, Relu")]
    [InlineData("Linear(8), Sigmoid")]
    [InlineData("Linear(8), Dropout, Gelu")]
    [InlineData("Linear(8)")]
    [InlineData("Residual<Cell>")]
    [InlineData("Residual<One>")]
    [InlineData("Parallel<Cell, One>, Linear(8)")]
    [InlineData("Use<Cell>(Shared = true)")]
    public void LongerNetworks_CostNoMoreALayer(string layers)
    {
        double growth = Cost(layers, 2 * Layers) / (double)Cost(layers, Layers);

        Assert.InRange(growth, 1, MaxGrowth);
    }

    private static long Cost(string layers, int length)
    {
        string repeated = string.Join(", ", Enumerable.Repeat(layers, length / layers.Split("), ").Length));
        NetworkSpec spec = Declarations.Spec($$"""
            using DlGen;
            [Block(8), LayerNorm, Linear(8), Relu] public partial class Cell;
            [Block(8), Linear(8)] public partial class One;
            [Network(8), Linear(8), {{repeated}}, Linear(2)] public partial class Net;
            """);
        TrainingAdvice.On(spec);
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        TrainingAdvice.On(spec);
        return GC.GetAllocatedBytesForCurrentThread() - bytes;
    }
}
