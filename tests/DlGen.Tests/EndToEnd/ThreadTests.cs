using DlGen.Tests.GradientChecks;

namespace DlGen.Tests.EndToEnd;

/// <summary>The promise that the number of threads changes no bit, for every network that the tests declare.</summary>
public class ThreadTests
{
    public static TheoryData<string> Names => NetworkCases.OfScalar<float>();

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_HasTheSameLossesAndParameters_OnAnyNumberOfThreads(string name)
    {
        (double[] losses, float[][] parameters) = Train(name, threads: 1);
        Assert.All(losses, loss => Assert.True(double.IsFinite(loss)));
        foreach (int threads in new[] { 2, 3, 8 })
        {
            (double[] lossesTogether, float[][] parametersTogether) = Train(name, threads);
            Assert.Equal(losses, lossesTogether);
            Assert.Equal(parameters, parametersTogether);
        }
    }

    private static (double[] Losses, float[][] Parameters) Train(string name, int threads)
    {
        const int examples = 77;
        (INetwork<float> network, _, double[] inputs, Targets targets) = NetworkCases.Named(name).Sample<float>(examples, seed: 6);
        TrainingHistory history = network.Train(
            targets.Data(inputs, examples), new TrainingOptions { Epochs = 4, BatchSize = 16, Optimizer = new Sgd(1e-3f) { Momentum = 0.9f }, Threads = threads });
        return ([.. history.Epochs.Select(static epoch => epoch.Loss)], [.. network.Parameters.Select(static parameter => parameter.Value.ToArray())]);
    }
}
