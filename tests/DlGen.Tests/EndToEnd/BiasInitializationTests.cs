namespace DlGen.Tests.EndToEnd;

/// <summary>Where biases of linear layers start.</summary>
public class BiasInitializationTests
{
    /// <summary>In the order of the parameters: linear, gate and value, a block's, a tied layer's, a transposed one's, a head's.</summary>
    private static readonly (string Name, int FanIn)[] FansIn =
        [("0.bias", 300), ("1.gate.bias", 200), ("1.value.bias", 200), ("2.0.bias", 300), ("3.bias", 300), ("4.bias", 200), ("6.0.bias", 200)];

    [Fact]
    public void Biases_AreUniformWithinTheInverseRootOfTheInputs()
    {
        foreach ((double[] values, (string name, int fanIn)) in Biases(new Everywhere(seed: 1)).Zip(FansIn))
        {
            double limit = 1 / Math.Sqrt(fanIn);
            Assert.All(values, value => Assert.InRange(value, -limit, limit));

            // Of 200 numbers spread evenly the outermost are within 5 % of the limits, and mean and variance near 0 and limit² / 3.
            Assert.True(values.Max() > 0.95 * limit && values.Min() < -0.95 * limit, name);
            Assert.Equal(0, values.Average(), 0.15 * limit);
            Assert.Equal(limit * limit / 3, values.Average(value => value * value), 0.2 * limit * limit / 3);
        }
    }

    [Fact]
    public void Biases_AreDrawnIndependently()
    {
        double[][] first = [.. Biases(new Everywhere(seed: 1))];
        double[][] second = [.. Biases(new Everywhere(seed: 2))];
        double[][] all = [.. first.Concat(second).Select(static values => values.Select(value => value / values.Max(Math.Abs)).ToArray())];
        for (int i = 0; i < all.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.InRange(all[i].Zip(all[j], static (a, b) => 3 * a * b).Average(), -0.35, 0.35);
            }
        }

        Assert.Equal(first, Biases(new Everywhere(seed: 1)));
    }

    [Fact]
    public void Weights_AreTheSameWhereverBiasesStart()
    {
        var uniform = new Everywhere(seed: 3);
        var zeros = new NowhereDrawn(seed: 3);

        Assert.All(Biases(zeros), values => Assert.All(values, value => Assert.Equal(0, value)));
        Assert.Equal(
            uniform.Parameters.Where(parameter => !FansIn.Any(bias => bias.Name == parameter.Name)).Select(parameter => parameter.Value.ToArray()),
            zeros.Parameters.Where(parameter => !FansIn.Any(bias => bias.Name == parameter.Name)).Select(parameter => parameter.Value.ToArray()));
    }

    [Fact]
    public void WeightsOfConvolutions_AreTheSameWhereverBiasesStart()
    {
        var uniform = new ConvolvedBiases(seed: 3);
        var zeros = new ConvolvedZeros(seed: 3);

        Assert.All(uniform.Parameters.Where(static parameter => parameter.Shape.Length == 1), static bias => Assert.Contains(bias.Value.ToArray(), static value => value != 0));
        Assert.Equal(
            zeros.Parameters.Where(static parameter => parameter.Shape.Length > 1).Select(static parameter => parameter.Value.ToArray()),
            uniform.Parameters.Where(static parameter => parameter.Shape.Length > 1).Select(static parameter => parameter.Value.ToArray()));
    }

    [Fact]
    public void Layer_SaysMoreThanItsNetwork()
    {
        var network = new OneUniform(seed: 1);

        Assert.Contains(network.Linear1.Bias!.ToArray(), static value => value != 0);
        Assert.DoesNotContain(network.Linear2.Bias!.ToArray(), static value => value != 0);
    }

    [Fact]
    public void Auto_IsZeroWhereTheWeightsAre()
    {
        var network = new ZeroWeights(seed: 1);

        Assert.DoesNotContain(network.Linear1.Bias!.ToArray(), static value => value != 0);
        Assert.Contains(network.Linear2.Bias!.ToArray(), static value => value != 0);
    }

    [Fact]
    public void ShiftOfANormalization_StartsAtZero()
    {
        var network = new NormalizedMlp(seed: 1);

        Assert.DoesNotContain(network.LayerNorm1.Bias!.ToArray(), static value => value != 0);
        Assert.Contains(network.Linear1.Bias!.ToArray(), static value => value != 0);
    }

    /// <summary>With biases of zero the tanh network is odd, f(−x) = −f(x), and stays near it; it then can't tell the spirals apart.</summary>
    [Fact]
    public void SmallTanhNetwork_LearnsTheSpirals()
    {
        double drawn = Accuracy<TanhOfPoints>();
        double zeros = Accuracy<TanhFromZeros>();

        Assert.True(drawn > 0.98, $"{drawn}");
        Assert.True(zeros < 0.7, $"{zeros}");

        static double Accuracy<TNetwork>()
            where TNetwork : INetwork<TNetwork, float>
        {
            Dataset points = Spirals(600);
            TNetwork network = TNetwork.Create(seed: 1);
            network.Train(points, new TrainingOptions { Epochs = 300, BatchSize = 20, Optimizer = new Adam(0.005f), Seed = 1, Threads = 1 });
            return network.Evaluate(points).Accuracy;
        }
    }

    /// <summary>Two spirals around the origin, the second half a turn behind the first.</summary>
    private static Dataset Spirals(int count)
    {
        var inputs = new float[2 * count];
        for (int i = 0; i < count; i++)
        {
            double along = Math.Sqrt((i + 1.0) / count);
            double angle = 2 * Math.PI * ((2.5 * along) + (0.5 * (i % 2)));
            inputs[2 * i] = (float)(0.95 * along * Math.Cos(angle));
            inputs[(2 * i) + 1] = (float)(0.95 * along * Math.Sin(angle));
        }

        return Dataset.FromArrays(inputs, [.. Enumerable.Range(0, count).Select(static i => i % 2)]);
    }

    private static IEnumerable<double[]> Biases(INetwork<double> network)
    {
        double[][] biases = [.. network.Parameters.Where(parameter => FansIn.Any(bias => bias.Name == parameter.Name)).Select(parameter => parameter.Value.ToArray())];
        Assert.Equal(FansIn.Length, biases.Length);
        return biases;
    }
}

[Network(2, 3, 3, Precision = Precision.Double)]
[ConvTranspose2d(4, 2), Tanh, Conv2d(2, 2), Tanh, DepthwiseConv2d(2), Flatten, Linear(3)]
public partial class ConvolvedBiases;

[Network(2, 3, 3, Precision = Precision.Double, BiasInitialization = BiasInitialization.Zeros)]
[ConvTranspose2d(4, 2), Tanh, Conv2d(2, 2), Tanh, DepthwiseConv2d(2), Flatten, Linear(3)]
public partial class ConvolvedZeros;

[Block(200)]
[Linear(200)]
public partial class OneOfTwoHundred;

[Block(300)]
[Linear(300)]
public partial class OneOfThreeHundred;

[Network(300, Precision = Precision.Double)]
[Linear(200), SwiGlu(300), Use<OneOfThreeHundred>, Linear(200, TiedTo = "Linear1"), Linear(300, TiedTo = "Linear1", Transposed = true), Linear(200, Bias = false), Head<OneOfTwoHundred>]
public partial class Everywhere;

[Block(200, BiasInitialization = BiasInitialization.Zeros)]
[Linear(200)]
public partial class ZeroOfTwoHundred;

[Block(300)]
[Linear(300, BiasInitialization = BiasInitialization.Zeros)]
public partial class ZeroOfThreeHundred;

[Network(300, Precision = Precision.Double, BiasInitialization = BiasInitialization.Zeros)]
[Linear(200), SwiGlu(300), Use<ZeroOfThreeHundred>, Linear(200, TiedTo = "Linear1"), Linear(300, TiedTo = "Linear1", Transposed = true), Linear(200, Bias = false), Head<ZeroOfTwoHundred>]
public partial class NowhereDrawn;

[Network(4, BiasInitialization = BiasInitialization.Zeros)]
[Linear(8, BiasInitialization = BiasInitialization.Uniform), Relu, Linear(3)]
public partial class OneUniform;

[Network(4)]
[Linear(8, Initialization = Initialization.Zero), Linear(8, Initialization = Initialization.Zero, BiasInitialization = BiasInitialization.Uniform), Linear(3)]
public partial class ZeroWeights;

[Mlp(4, 8, 3, Normalization = Normalization.LayerNorm, BiasInitialization = BiasInitialization.Auto)]
public partial class NormalizedMlp;

[Mlp(2, 32, 32, 1, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy)]
public partial class TanhOfPoints;

[Mlp(2, 32, 32, 1, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy, BiasInitialization = BiasInitialization.Zeros)]
public partial class TanhFromZeros;
