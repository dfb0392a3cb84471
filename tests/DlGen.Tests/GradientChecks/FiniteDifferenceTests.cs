namespace DlGen.Tests.GradientChecks;

public class FiniteDifferenceTests
{
    private const double Tolerance = 1e-6;

    // All entries of smaller parameters are checked.
    private const int MostEntries = 700;

    public static TheoryData<string> Networks => NetworkCases.OfScalar<double>();

    public static TheoryData<string, int> BatchSizes
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string network in (string[])["SoftmaxLoss", "BinarySeveralLoss", "SequenceFlattenedInside", "ImageThroughActivation"])
            {
                foreach (int batch in (int[])[.. Enumerable.Range(1, 17), 33])
                {
                    data.Add(network, batch);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Backward_GivesTheSlopeOfTheLoss(string network)
    {
        foreach ((int batch, int seed) in ((int, int)[])[(1, 1), (5, 2), (17, 3)])
        {
            Check(network, batch, seed, MostEntries / batch);
        }
    }

    [Theory]
    [MemberData(nameof(BatchSizes))]
    public void BatchOfAnySize_HasTheSlopeOfItsLoss(string network, int batch) => Check(network, batch, seed: 10 + batch, MostEntries);

    [Fact]
    public void SeveralThreads_GiveTheSlopeOfTheLoss()
    {
        (INetwork<double> network, _, double[] inputs, Targets targets) = NetworkCases.Named("Widths100").Sample<double>(batch: 33, seed: 4);
        network.Runtime.Threads = 3;
        GradientDifference worst = GradientCheck.Run(network, () => targets.Loss<double>(network, inputs), maxEntries: 50).Worst;
        Assert.True(worst.RelativeError < Tolerance, worst.ToString());
    }

    [Fact]
    public void Accumulate_AddsToTheGradients()
    {
        (INetwork<double> network, _, double[] first, Targets firstTargets) = NetworkCases.Named("SequenceFlattenedInside").Sample<double>(5, 1);
        (_, _, double[] second, Targets secondTargets) = NetworkCases.Named("SequenceFlattenedInside").Sample<double>(3, 2);
        double[][] one = Gradients(network, first, firstTargets, accumulate: false);
        double[][] two = Gradients(network, second, secondTargets, accumulate: false);
        double[][] overwritten = Gradients(network, first, firstTargets, accumulate: false);
        double[][] sum = Gradients(network, second, secondTargets, accumulate: true);
        for (int p = 0; p < sum.Length; p++)
        {
            Assert.Equal(one[p], overwritten[p]);
            for (int i = 0; i < sum[p].Length; i++)
            {
                Assert.Equal(one[p][i] + two[p][i], sum[p][i], 1e-14);
            }
        }
    }

    private static double[][] Gradients(INetwork<double> network, double[] inputs, Targets targets, bool accumulate)
    {
        targets.Loss(network, inputs);
        network.Backward(accumulate);
        return [.. network.Parameters.Select(parameter => parameter.Gradient.ToArray())];
    }

    private static void Check(string name, int batch, int seed, int most)
    {
        (INetwork<double> network, _, double[] inputs, Targets targets) = NetworkCases.Named(name).Sample<double>(batch, seed);
        GradientDifference worst = GradientCheck.Run(network, () => targets.Loss<double>(network, inputs), most).Worst;
        Assert.True(worst.RelativeError < Tolerance, $"{name}, batch of {batch}, seed {seed}: {worst}");
    }
}
