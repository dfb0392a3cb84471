using System.Numerics;
using DlGen.Tests.EndToEnd;

namespace DlGen.Tests.Training;

/// <summary>
/// Weights of classes with label smoothing ε act on what is spread over all classes as well, as in PyTorch: an example's loss is
/// (1 − ε)·w[y]·ℓ[y] + ε/K·Σ w[k]·ℓ[k] with ℓ = −log softmax(z), and the sum of them is divided by that of w[y].
/// </summary>
public class SmoothedWeightTests
{
    private static readonly float[] OneHotRows = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0];

    /// <summary>Three examples' logits, in terms of which TorchSharp was asked.</summary>
    private static readonly double[] Logits = [0.3, -1.2, 0.8, 2.0, -0.5, 1.1, 0.4, -0.7, 0.0, 0.9, -0.2, 0.6, 1.5, -1.0, 0.1];

    public static TheoryData<int, int> Sizes
    {
        get
        {
            var data = new TheoryData<int, int>();
            foreach (int batch in (int[])[1, 2, 7, 33])
            {
                data.Add(batch, batch * 3);
            }

            return data;
        }
    }

    /// <summary>The formula in plain loops, at class counts around those of vectors and panels, with weights of zero among them.</summary>
    [Theory]
    [MemberData(nameof(Sizes))]
    public void LossAndGradient_AreThoseOfPlainLoops(int batch, int seed)
    {
        Compare<TwoSmoothed, double>(batch, seed, 0.3, 1e-13);
        Compare<FiveSmoothed, double>(batch, seed, 0.2, 1e-13);
        Compare<SixteenSmoothed, double>(batch, seed, 0.9, 1e-13);
        Compare<SeventeenSmoothed, float>(batch, seed, 0.1, 1e-5);
        Compare<FortySmoothed, float>(batch, seed, 0.05, 1e-5);
    }

    /// <summary>cross_entropy(weight, label_smoothing: 0.2) of TorchSharp 0.107, in double precision.</summary>
    [Fact]
    public void LossAndGradient_AreThoseOfTorch()
    {
        Check(
            [0.5f, 1, 2, 0.25f, 3],
            2.611535945787233,
            [
                0.07562057856744148, 0.007396592660395095, 0.11213710316385836, 0.4404707882326932, -0.6356250626243881,
                -0.04849633769691545, 0.020868318769977662, -0.01083624855663438, 0.018471866222957965, 0.019992401260614266,
                0.006604679825285527, 0.015901870222721243, 0.04401472265869336, -0.05063590491382003, -0.015885367792880113,
            ]);
        Check(
            [1, 1, 1, 1, 1],
            2.3052904547955637,
            [
                0.024566438155793444, -0.004876751251375582, 0.04915282607546426, 0.19412802195662912, -0.26297053493651124,
                -0.16152301809126018, 0.04550059472010754, 0.006250780056030371, 0.02610422802790663, 0.08366741528721562,
                0.018416701662993418, 0.05732766903206003, 0.1604646879220568, -0.2657337896644149, 0.02952473104730466,
            ]);
    }

    /// <summary>An example whose own class doesn't count still has the part that is spread over the others.</summary>
    [Fact]
    public void LabelWithoutWeight_LeavesThePartOfTheOthers() => Check(
        [0, 1, 2, 0.25f, 3],
        2.8517823543917746,
        [
            0.09270867179647936, 0.00837840847740435, 0.128235374553828, 0.5044054690939083, -0.7337279239216199,
            0.027340841978939955, 0.0012693680123325134, -0.02009597383322376, 0.006024052621824609, -0.01453828877987331,
            0.01318847607539727, 0.017043800982548023, 0.04757763959839284, -0.0586894203221416, -0.01912049633419652,
        ]);

    [Fact]
    public void Evaluation_CountsClassesAlike()
    {
        Dataset data = Samples.Labelled(300, 4, 5);
        var network = new FiveSmoothed(seed: 1);
        Evaluation expected = network.Evaluate(data);

        Assert.Equal(expected.Loss, network.Evaluate(data.WithClassWeights(1, 0, 3, 2, 0.5f)).Loss);
        TrainingHistory history = network.Train(data.WithClassWeights(1, 0, 3, 2, 0.5f), new TrainingOptions { Epochs = 1, Validation = data.AsOthers() });
        Assert.Equal(network.Evaluate(data).Loss, history.Epochs[0].ValidationLoss);
    }

    [Fact]
    public void Weights_HoldForTheirDatasetOnly()
    {
        Dataset data = Samples.Labelled(16, 4, 5);
        Dataset weighted = data.WithClassWeights(1, 0, 3, 2, 0.5f);
        var network = new FiveSmoothed(seed: 1);
        int[] labels = [.. Enumerable.Range(0, 16).Select(data.GetLabel)];
        double Loss(Func<Batch, double> compute, Dataset data)
        {
            Batch batch = data.Batches(16).First();
            network.Forward(batch.Inputs);
            return compute(batch);
        }

        double plain = Loss(batch => network.ComputeLoss(batch.Targets), data);
        double other = Loss(batch => network.ComputeLoss(batch.Targets), weighted);
        Assert.NotEqual(plain, other);
        Assert.Equal(plain, Loss(batch => network.ComputeLoss(batch.Targets), data));
        Assert.Equal(other, Loss(batch => network.ComputeLoss(batch.Targets), weighted));
        Assert.Equal(plain, Loss(_ => network.ComputeLoss(labels), data));
    }

    [Fact]
    public void EqualWeights_ChangeNothing()
    {
        Dataset data = Samples.Labelled(50, 4, 5);
        double[] Trained(Dataset data)
        {
            var network = new FiveSmoothed(seed: 1);
            network.Train(data, new TrainingOptions { Epochs = 3, BatchSize = 16 });
            return [.. network.Parameters.SelectMany(parameter => parameter.Value.ToArray())];
        }

        double[] expected = Trained(data);
        Assert.All(Trained(data.WithClassWeights(2, 2, 2, 2, 2)).Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
        Assert.Equal(expected, Trained(data.WithWeights([.. Enumerable.Repeat(0.5f, 50)])));
    }

    [Fact]
    public void AnyNumberOfThreads_GivesTheSameBits()
    {
        Dataset data = Samples.Labelled(70, 8, 17).WithClassWeights([.. Enumerable.Range(0, 17).Select(k => k % 4 * 0.5f)]);
        byte[] Trained(int threads)
        {
            var network = new SeventeenSmoothed(seed: 7);
            network.Train(data, new TrainingOptions { Epochs = 2, BatchSize = 16, Threads = threads });
            return Samples.File(network);
        }

        byte[] alone = Trained(1);
        Assert.All((int[])[2, 3, 8], threads => Assert.Equal(alone, Trained(threads)));
    }

    /// <summary>Each head's own target has weights of its own classes.</summary>
    [Fact]
    public void Heads_HaveWeightsOfTheirOwn()
    {
        var random = new Random(2);
        Dataset data = Samples.Labelled(9, 4, 3).WithClassWeights(1, 0.25f, 7).WithLabels([.. Enumerable.Range(0, 9).Select(_ => random.Next(4))]);

        GradientCheck.Run(new TwoSmoothedHeads(seed: 1), data, examples: 9).ThrowIfFailed();
    }

    /// <summary>The loss and its gradient at the logits, which are the weights that the examples' inputs choose.</summary>
    private static void Check(float[] classWeights, double loss, double[] gradient)
    {
        var network = new FiveLogits();
        for (int i = 0; i < Logits.Length; i++)
        {
            network.Linear1.Weight[i % 5, i / 5] = Logits[i];
        }

        Batch batch = Dataset.FromArrays(OneHotRows, labels: [4, 0, 3]).WithClassWeights(classWeights).Batches(3).First();
        network.Forward(batch.Inputs);
        Assert.Equal(loss, network.ComputeLoss(batch.Targets), 1e-14);
        network.Backward();
        for (int i = 0; i < gradient.Length; i++)
        {
            Assert.Equal(gradient[i], network.Linear1.WeightGradient[i % 5, i / 5], 1e-15);
        }
    }

    private static void Compare<TNetwork, T>(int batch, int seed, double smoothing, double tolerance)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        int classes = TNetwork.OutputSize;
        TNetwork network = TNetwork.Create(seed);
        float[] inputs = Samples.Floats(random, batch * TNetwork.InputSize);
        int[] labels = [.. Enumerable.Range(0, batch).Select(_ => random.Next(classes))];
        float[] weights = [.. Enumerable.Range(0, batch).Select(row => row == 1 ? 0 : random.NextSingle() + 0.1f)];
        float[] classWeights = [.. Enumerable.Range(0, classes).Select(label => label % 3 == 1 && label != labels[0] ? 0 : (2 * random.NextSingle()) + 0.1f)];
        Batch all = Dataset.FromArrays(inputs, labels).WithWeights(weights).WithClassWeights(classWeights).Batches(batch).First();

        var logits = new T[batch * classes];
        network.PredictLogits(Array.ConvertAll(inputs, T.CreateTruncating), logits);
        network.Forward(all.Inputs);
        double loss = double.CreateTruncating(network.ComputeLoss(all.Targets));
        network.Backward();

        double expected = 0;
        double[] gradient = new double[classes];
        double divisor = Enumerable.Range(0, batch).Sum(row => (double)weights[row] * classWeights[labels[row]]);
        for (int row = 0; row < batch; row++)
        {
            double[] z = [.. logits.Skip(row * classes).Take(classes).Select(double.CreateTruncating)];
            double logSum = Math.Log(z.Sum(Math.Exp));
            double[] q = [.. Enumerable.Range(0, classes).Select(k =>
                weights[row] / divisor * classWeights[k] * ((k == labels[row] ? 1 - smoothing : 0) + (smoothing / classes)))];
            for (int k = 0; k < classes; k++)
            {
                expected += q[k] * (logSum - z[k]);
                gradient[k] += (q.Sum() * Math.Exp(z[k] - logSum)) - q[k];
            }
        }

        Assert.Equal(expected, loss, tolerance * (1 + Math.Abs(expected)));
        Parameter<T> bias = network.Parameters[^1];
        Assert.All(bias.Gradient.ToArray().Zip(gradient), pair => Assert.Equal(pair.Second, double.CreateTruncating(pair.First), tolerance));
    }
}

[Mlp(4, 6, 2, LabelSmoothing = 0.3f, Precision = Precision.Double)]
public partial class TwoSmoothed;

[Mlp(4, 6, 5, Activation = Activation.Tanh, LabelSmoothing = 0.2f, Precision = Precision.Double)]
public partial class FiveSmoothed;

[Network(4, LabelSmoothing = 0.9f, Precision = Precision.Double)] [Linear(16)]
public partial class SixteenSmoothed;

[Mlp(8, 9, 17, LabelSmoothing = 0.1f)]
public partial class SeventeenSmoothed;

[Mlp(8, 9, 40, LabelSmoothing = 0.05f)]
public partial class FortySmoothed;

[Block(6)] [Linear(3)]
public partial class ThreeOfSix;

[Block(6)] [Linear(4)]
public partial class FourOfSix;

[Network(4, Precision = Precision.Double)]
[Linear(6), Tanh, Head<ThreeOfSix>(LabelSmoothing = 0.2f), Head<FourOfSix>(LabelSmoothing = 0.1f, Weight = 0.5f)]
public partial class TwoSmoothedHeads;

[Network(4, LabelSmoothing = 0.2f, Precision = Precision.Double)] [Linear(5, Bias = false)]
public partial class FiveLogits;
