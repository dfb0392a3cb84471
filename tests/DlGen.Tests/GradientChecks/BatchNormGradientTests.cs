using System.Numerics;

namespace DlGen.Tests.GradientChecks;

/// <summary>Batch normalizations in training, the gradients by differences and by plain loops, and at inference.</summary>
public class BatchNormGradientTests
{
    private const double Tolerance = 1e-6;

    private static readonly Dictionary<string, Func<int, INetwork<double>>> Networks = new()
    {
        ["xor"] = seed => new BatchXor(seed),
        ["one wide"] = seed => new BatchOneWide(seed),
        ["widths"] = seed => new BatchWidths(seed),
        ["first"] = seed => new BatchFirst(seed),
        ["last"] = seed => new BatchLast(seed),
        ["twice"] = seed => new BatchTwice(seed),
        ["sequence"] = seed => new BatchSequence(seed),
        ["residual"] = seed => new BatchResidual(seed),
        ["shared"] = seed => new BatchShared(seed),
        ["frozen"] = seed => new BatchFrozen(seed),
        ["image"] = seed => new BatchImage(seed),
        ["wide image"] = seed => new BatchImageWide(seed),
        ["pooled image"] = seed => new BatchImagePooled(seed),
        ["image of parts"] = seed => new BatchImageOfParts(seed),
        ["image of channels"] = seed => new BatchImageOfChannels(seed),
        ["long sequence"] = seed => new BatchLongSequence(seed),
        ["plain"] = seed => new BatchPlain(seed),
        ["plain and frozen"] = seed => new BatchPlainFrozen(seed),
    };

    public static TheoryData<string> Names => [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_GivesTheSlopeOfTheLoss(string name)
    {
        // Two rows of many columns are next to each other in one of them, where the slope turns within the differences' step.
        (int, int)[] two = name is "widths" or "residual" or "plain" ? [] : [(2, 1)];
        foreach ((int batch, int seed) in ((int, int)[])[.. two, (3, 4), (8, 2), (17, 3), (33, 5)])
        {
            Sample sample = Draw(name, batch, seed);
            GradientReport report = GradientCheck.Run(sample.Network, () => sample.Targets.Loss<double>(sample.Network, sample.Inputs), maxEntries: 60);
            Assert.True(report.Worst.RelativeError < Tolerance, $"{name}, batch of {batch}: {report.Worst}");
        }
    }

    [Fact]
    public void Dropout_BehindIt_GivesTheSlopeOfTheLoss()
    {
        var network = new BatchDropout(seed: 2);
        Fill(network, seed: 2);
        var random = new Random(3);
        double[] inputs = [.. Enumerable.Range(0, 6 * 17).Select(_ => random.NextDouble())];
        double[] targets = [.. Enumerable.Range(0, 2 * 17).Select(_ => random.NextDouble())];
        GradientReport report = GradientCheck.Run(network, () => new Targets(null, targets).Loss<double>(network, inputs));
        Assert.True(report.Worst.RelativeError < Tolerance, $"{report.Worst}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_AgreesWithPlainLoops(string name)
    {
        foreach ((int batch, int seed) in ((int, int)[])[(2, 21), (19, 22)])
        {
            Sample sample = Draw(name, batch, seed);
            sample.Network.Forward(sample.Inputs);
            AssertClose(sample.Naive.Forward(sample.Inputs), sample.Network.GetOutputs(), $"{name}, batch of {batch}: outputs in training mode");
            double expected = sample.Naive.ComputeLoss(sample.Targets);
            Assert.Equal(expected, sample.Targets.Loss<double>(sample.Network, sample.Inputs), 1e-11);
            sample.Network.Backward();
            IReadOnlyList<double[]> gradients = sample.Naive.Backward();
            IReadOnlyList<Parameter<double>> state = sample.Network.Runtime.State;

            // A bias before a batch normalization has none but what rounding leaves of the others: what it adds to a column, the mean takes off.
            double least = 0.1 * gradients.Max(gradient => gradient.Max(Math.Abs));
            for (int p = 0; p < state.Count; p++)
            {
                AssertClose(state[p].Model.IsStatistic || state[p].IsFrozen ? new double[state[p].Count] : gradients[p], state[p].Gradient.ToArray(), $"{name}, batch of {batch}: gradient of {state[p].Name}", least);
            }

            AssertClose(gradients[^1], sample.Network.GetInputGradient(), $"{name}, batch of {batch}: gradient of the inputs");
        }
    }

    /// <summary>Each of three passes moves the running moments; predictions take them.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Predictions_TakeTheRunningMoments(string name)
    {
        Sample sample = Draw(name, batch: 19, seed: 31);
        for (int pass = 0; pass < 3; pass++)
        {
            double[] inputs = [.. sample.Inputs.Select(value => (value * (pass + 1)) + pass)];
            sample.Network.Forward(inputs);
            sample.Naive.Forward(inputs);
            sample.Naive.MoveMoments();
        }

        for (int p = 0; p < sample.Network.Runtime.State.Count; p++)
        {
            Parameter<double> tensor = sample.Network.Runtime.State[p];
            AssertClose(sample.Naive.Parameters[p], tensor.Value.ToArray(), $"{name}: {tensor.Name}");
        }

        sample.Naive.TakeRunningMoments();
        AssertClose(sample.Naive.Predict(sample.Inputs), sample.Network.Predict(sample.Inputs), $"{name}: predictions");
    }

    [Fact]
    public void SeveralThreads_GiveTheSlopeOfTheLoss()
    {
        Sample sample = Draw("residual", batch: 65, seed: 6);
        sample.Network.Runtime.Threads = 3;
        GradientReport report = GradientCheck.Run(sample.Network, () => sample.Targets.Loss<double>(sample.Network, sample.Inputs), maxEntries: 20);
        Assert.True(report.Worst.RelativeError < Tolerance, $"{report.Worst}");
    }

    [Fact]
    public void Check_LeavesTheRunningMoments()
    {
        Sample sample = Draw("sequence", batch: 5, seed: 7);
        double[][] before = [.. sample.Network.Runtime.State.Select(tensor => tensor.Value.ToArray())];
        GradientCheck.Run(sample.Network, () => sample.Targets.Loss<double>(sample.Network, sample.Inputs), maxEntries: 3);
        Assert.Equal(before, sample.Network.Runtime.State.Select(tensor => tensor.Value.ToArray()));
    }

    private static Sample Draw(string name, int batch, int seed)
    {
        INetwork<double> network = Networks[name](seed);
        Fill(network, seed);
        NaiveNetwork naive = NaiveNetwork.Of(network);
        var random = new Random(seed);
        double[] inputs = [.. Enumerable.Range(0, batch * naive.InputSize).Select(_ => (4 * random.NextDouble()) - 1)];
        Targets targets = naive.Heads[0].TakesLabels
            ? new Targets([.. Enumerable.Range(0, batch).Select(_ => random.Next(naive.OutputSize))], null)
            : new Targets(null, [.. Enumerable.Range(0, batch * naive.OutputSize).Select(_ => random.NextDouble())]);
        return new Sample(network, naive, inputs, targets);
    }

    /// <summary>Biases, scales, shifts and running moments that aren't what they start as.</summary>
    private static void Fill<T>(INetwork<T> network, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed + 1000);
        foreach (Parameter<T> tensor in network.Runtime.State.Where(tensor => tensor.Shape.Length == 1))
        {
            tensor.Value.CopyFrom([.. Enumerable.Range(0, tensor.Count).Select(_ => T.CreateTruncating(0.3 + random.NextDouble()))]);
        }
    }

    private static void AssertClose(double[] expected, double[] actual, string what, double leastScale = 1e-3)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = Math.Max(expected.Max(Math.Abs), leastScale);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= 1e-11 * scale, $"{what}: element {i} is {actual[i]:R}; plain loops give {expected[i]:R}.");
        }
    }

    private sealed record Sample(INetwork<double> Network, NaiveNetwork Naive, double[] Inputs, Targets Targets);
}
