using System.Numerics;

namespace DlGen.Tests.GradientChecks;

public class NaiveComparisonTests
{
    public static TheoryData<string> DoubleNetworks => NetworkCases.OfScalar<double>();

    public static TheoryData<string> SingleNetworks => NetworkCases.OfScalar<float>();

    [Theory]
    [MemberData(nameof(DoubleNetworks))]
    public void DoublePrecision_AgreesWithPlainLoops(string network)
    {
        Compare<double>(network, batch: 1, seed: 21, tolerance: 1e-11);
        Compare<double>(network, batch: 19, seed: 22, tolerance: 1e-11);
    }

    [Theory]
    [MemberData(nameof(SingleNetworks))]
    public void SinglePrecision_AgreesWithPlainLoops(string network)
    {
        foreach (int batch in (int[])[1, 2, 3, 8, 15, 16, 17, 33])
        {
            Compare<float>(network, batch, seed: 30 + batch, tolerance: 2e-5);
        }
    }

    private static void Compare<T>(string name, int batch, int seed, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (INetwork<T> network, NaiveNetwork naive, double[] inputs, Targets targets) = NetworkCases.Named(name).Sample<T>(batch, seed);
        string label = $"{name}, batch of {batch}";
        T[] x = Scalars.Of<T>(inputs);

        var logits = new T[batch * naive.OutputSize];
        network.PredictLogits(x, logits);
        Equal(naive.Forward(inputs), logits, tolerance, $"{label}: outputs");
        Equal(naive.Predict(inputs), network.Predict(x), tolerance, $"{label}: predictions");
        network.Forward(x);
        Equal(naive.Forward(inputs), network.GetOutputs(), tolerance, $"{label}: outputs in training mode");
        Equal([naive.ComputeLoss(targets)], [targets.Loss(network, x)], tolerance, $"{label}: loss");

        network.Backward();
        IReadOnlyList<double[]> gradients = naive.Backward();
        for (int p = 0; p < network.Parameters.Count; p++)
        {
            Parameter<T> parameter = network.Parameters[p];
            double[] expected = parameter.IsFrozen ? new double[parameter.Count] : gradients[p];
            Equal(expected, parameter.Gradient.ToArray(), tolerance, $"{label}: gradient of {parameter.Name}");
        }

        if (naive.Tokens.Count == 0)
        {
            T[] gradient = network.GetInputGradient();
            Equal(gradients[^1], gradient, tolerance, $"{label}: gradient of the inputs");
            Assert.Equal(gradient, network.GetInputGradient());
        }
    }

    /// <summary>The tolerance is relative to the tensor's largest value: sums of terms of that size round by so much.</summary>
    private static void Equal<T>(double[] expected, T[] actual, double tolerance, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = Math.Max(expected.Max(Math.Abs), 1e-3);
        for (int i = 0; i < expected.Length; i++)
        {
            double value = double.CreateTruncating(actual[i]);
            Assert.True(Math.Abs(expected[i] - value) <= tolerance * scale, $"{what}: element {i} is {value:R}; plain loops give {expected[i]:R}.");
        }
    }
}
