namespace DlGen.Tests.GradientChecks;

/// <summary>
/// The backward pass through a dropout multiplies with the mask of the forward pass: with any other, differences of the loss say so.
/// </summary>
public class DropoutGradientTests
{
    private const double Tolerance = 1e-6;

    private static readonly Dictionary<string, Func<int, INetwork<double>>> Networks = new()
    {
        ["xor"] = seed => new DropXor(seed),
        ["one wide"] = seed => new DropOneWide(seed),
        ["first"] = seed => new DropFirst(seed),
        ["last"] = seed => new DropLast(seed),
        ["twice"] = seed => new DropTwice(seed),
        ["sequence"] = seed => new DropSequence(seed),
        ["wide"] = seed => new DropWide(seed),
        ["residual"] = seed => new DropResidual(seed),
    };

    public static TheoryData<string> Names => [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_GivesTheSlopeOfTheLoss(string name)
    {
        foreach ((int batch, int seed) in ((int, int)[])[(1, 1), (3, 4), (8, 2), (17, 3)])
        {
            INetwork<double> network = Networks[name](seed);

            // Further steps have masks of their own.
            for (int step = 0; step < 3; step++)
            {
                GradientReport report = GradientCheck.Run(network, Data(network, batch, seed), batch, maxEntries: 100);
                Assert.True(report.Worst.RelativeError < Tolerance, $"{name}, batch of {batch}, step {step}: {report.Worst}");
                network.Forward(new double[network.Runtime.InputSize]);
            }
        }
    }

    [Fact]
    public void SeveralThreads_GiveTheSlopeOfTheLoss()
    {
        INetwork<double> network = new DropWide(seed: 6);
        network.Runtime.Threads = 3;

        Assert.True(GradientCheck.Run(network, Data(network, 65, 6), 65, maxEntries: 60).Worst.RelativeError < Tolerance);
    }

    [Fact]
    public void Check_LeavesTheNextMaskAsItWas()
    {
        var checkedFirst = new DropFirst(seed: 1);
        var not = new DropFirst(seed: 1);
        Dataset data = Data(not, 4, seed: 1);
        GradientCheck.Run(checkedFirst, data, 4, maxEntries: 3);

        Assert.Equal(Loss(not, data), Loss(checkedFirst, data));
    }

    private static double Loss(INetwork<double> network, Dataset data)
    {
        Batch batch = data.Batches(data.Count).First();
        network.Forward(batch.Inputs);
        return network.ComputeLoss(batch.Targets);
    }

    private static Dataset Data(INetwork<double> network, int count, int seed)
    {
        NetworkRuntime<double> runtime = network.Runtime;
        var random = new Random(seed);
        float[] inputs = [.. Enumerable.Range(0, count * runtime.InputSize).Select(_ => (2 * random.NextSingle()) - 1)];
        return runtime.Model.Heads[0].Targets == TargetKind.Classes
            ? Dataset.FromArrays(inputs, [.. Enumerable.Range(0, count).Select(_ => random.Next(runtime.OutputSize))])
            : Dataset.FromArrays(inputs, [.. Enumerable.Range(0, count * runtime.OutputSize).Select(_ => random.NextSingle())], count);
    }
}
