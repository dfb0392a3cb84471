namespace DlGen.Tests.GradientChecks;

/// <summary>How the loss changes with the inputs, beside the comparison of every network with plain loops.</summary>
public class InputGradientTests
{
    [Fact]
    public void Dropout_GivesTheSlopeOfTheLossWithTheMaskOfTheStep()
    {
        var network = new InputDropout(seed: 2);
        ((INetwork<double>)network).Runtime.IsHeld = true;
        var random = new Random(3);
        double[] inputs = [.. Enumerable.Range(0, 4 * 9).Select(_ => random.NextDouble())];
        double[] targets = [.. Enumerable.Range(0, 2 * 9).Select(_ => random.NextDouble())];
        network.Forward(inputs);
        double[] outputs = network.GetOutputs();
        Assert.NotEqual(network.Predict(inputs), outputs);
        Assert.Equal(outputs.Zip(targets, static (output, target) => (output - target) * (output - target)).Average(), network.ComputeLoss(targets), 1e-13);
        network.Backward();
        double[] gradient = network.GetInputGradient();
        for (int i = 0; i < inputs.Length; i++)
        {
            const double step = 1e-5;
            double slope = (LossAt(inputs[i] + step) - LossAt(inputs[i] - step)) / (2 * step);
            Assert.True(Math.Abs(slope - gradient[i]) < 1e-7, $"input {i}: {gradient[i]:R}, the loss's slope is {slope:R}");

            double LossAt(double value)
            {
                double[] moved = [.. inputs];
                moved[i] = value;
                network.Forward(moved);
                return network.ComputeLoss(targets);
            }
        }
    }

    [Fact]
    public void AnyNumberOfThreads_GivesTheSameBits()
    {
        (INetwork<double> network, _, double[] inputs, Targets targets) = NetworkCases.Named("Widths100").Sample<double>(batch: 200, seed: 4);
        double[]? first = null;
        foreach (int threads in (int[])[1, 2, 3, 8])
        {
            network.Runtime.Threads = threads;
            targets.Loss<double>(network, inputs);
            network.Backward();
            first ??= network.GetInputGradient();
            Assert.Equal(first, network.GetInputGradient());
        }
    }

    [Fact]
    public void FrozenFirstBlock_LetsItThrough()
    {
        var network = new FrozenFirst(seed: 1);
        double[] inputs = [0.3, -0.2, 0.5];
        network.Forward(inputs);
        network.ComputeLoss([1.0]);
        network.Backward();
        double[] w = network.FrozenPart1.Linear1.Weight.ToArray();
        double further = network.Linear1.Weight[0, 0];
        double error = 2 * (network.Predict(inputs)[0] - 1);
        Assert.Equal(w.Select(weight => error * further * weight), network.GetInputGradient(), (expected, actual) => Math.Abs(expected - actual) < 1e-14);
    }

    [Fact]
    public void AskedTwice_IsTheSame()
    {
        // The first block is frozen, so its gradients are computed only when those of the inputs are asked for, in the place of its values.
        var network = new Networks.FrozenFirst(seed: 1);
        foreach (double shift in (double[])[0, 0.3])
        {
            network.Forward([0.3 + shift, -0.2, 0.5, 0.1, 0.7, -0.4, 0.2 - shift]);
            network.ComputeLoss([1]);
            network.Backward();
            double[] gradient = network.GetInputGradient();
            var again = new double[7];
            network.GetInputGradient(again);

            Assert.Contains(gradient, static slope => slope != 0);
            Assert.Equal(gradient, again);
        }
    }

    [Fact]
    public void OutOfOrder_IsRefused()
    {
        var network = new InputDropout(seed: 2);
        Assert.Contains("between Forward and ComputeLoss", Assert.Throws<InvalidOperationException>(() => network.GetOutputs()).Message, StringComparison.Ordinal);
        Assert.Contains("between Backward and the optimizer's Step", Assert.Throws<InvalidOperationException>(() => network.GetInputGradient()).Message, StringComparison.Ordinal);
        BoundOptimizer<double> optimizer = new Sgd(0.1f).For(network);
        network.Forward([1, 2, 3, 4]);
        Assert.Contains("the 1 examples of the batch have 1 · 2 = 2", Assert.Throws<ArgumentException>(() => network.GetOutputs(new double[3])).Message, StringComparison.Ordinal);
        network.ComputeLoss([0.5, 0.5]);
        Assert.Throws<InvalidOperationException>(() => network.GetOutputs());
        Assert.Throws<InvalidOperationException>(() => network.GetInputGradient());
        network.Backward();
        Assert.Equal(4, network.GetInputGradient().Length);
        Assert.Throws<ArgumentException>(() => network.GetInputGradient(new double[5]));
        optimizer.Step();
        Assert.Throws<InvalidOperationException>(() => network.GetInputGradient());
    }

    [Fact]
    public void Statistics_AreReachedThroughTheInterface()
    {
        INetwork<double> network = new BatchXor(seed: 1);
        Assert.Equal(["1.running_mean", "1.running_var"], network.Statistics.Select(static tensor => tensor.Name));
        network.Statistics[0].Value[0] = 3;
        Assert.Equal(3, ((BatchXor)network).BatchNorm1.RunningMean[0]);
        Assert.Empty(((INetwork<double>)new InputDropout()).Statistics);
    }
}

[Network(4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Dropout(0.3f), Tanh, Linear(6), Dropout(0.5f), Tanh, Linear(2)]
internal sealed partial class InputDropout;

[Block(3)]
[Linear(1)]
internal sealed partial class FrozenPart;

[Network(3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Use<FrozenPart>(Frozen = true), Linear(1)]
internal sealed partial class FrozenFirst;
