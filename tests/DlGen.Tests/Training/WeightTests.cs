using DlGen.Tests.EndToEnd;

namespace DlGen.Tests.Training;

/// <summary>Examples that count by a weight of their own, or of their class.</summary>
public class WeightTests
{
    private static readonly float[] Inputs = [0.5f, -1, 2, 0.25f, -0.75f, 1.5f, 1, 1, -2, 0.125f];

    /// <summary>With weights of zero each class has the probability 1/3; w = 1, 2, 2 for the labels 0, 1, 1, so Σw = 5.</summary>
    [Fact]
    public void ClassWeights_AreAsWorkedByHand()
    {
        var network = new ThreeClasses();
        network.Linear1.Weight.CopyFrom(new double[6]);
        network.Linear1.Bias!.CopyFrom(new double[3]);
        Dataset data = Dataset.FromArrays([1, 0, 0, 1, 1, 1], labels: [0, 1, 1]).WithClassWeights(1, 2, 4);

        Assert.Equal(Math.Log(3), Loss(network, data), 1e-15);
        Equal([((5.0 / 3) - 1) / 5, ((5.0 / 3) - 4) / 5, 5.0 / 3 / 5], network.Linear1.BiasGradient!.ToArray());

        // dWₖ = Σₙ wₙ·(1/3 − [k = yₙ])·xₙ / 5: for k = 0 from x = [1, 0] (w = 1), [0, 1] (w = 2) and [1, 1] (w = 2).
        Equal([((1 * (1.0 / 3 - 1)) + (2 * (1.0 / 3))) / 5, ((2 * (1.0 / 3)) + (2 * (1.0 / 3))) / 5], network.Linear1.WeightGradient.ToArray()[..2]);
    }

    /// <summary>CrossEntropyLoss(weight: [1, 5, 0.5]) of TorchSharp 0.107, in double precision.</summary>
    [Fact]
    public void ClassWeights_AreThoseOfTorch()
    {
        var network = new ThreeClasses();
        network.Linear1.Weight.CopyFrom([0.1, -0.2, 0.3, 0.4, -0.5, 0.6]);
        network.Linear1.Bias!.CopyFrom([0.05, -0.1, 0.2]);

        Assert.Equal(1.230164957638373, Loss(network, Dataset.FromArrays(Inputs, labels: [0, 2, 1, 1, 0]).WithClassWeights(1, 5, 0.5f)), 1e-14);
        Equal(
            [0.19963774966567266, 0.19312416229255744, 0.05006667644592663, -0.7157151022801217, -0.2497044261115993, 0.5225909399875643],
            network.Linear1.WeightGradient.ToArray());
        Equal([0.046574910310523215, -0.4903044604376918, 0.44372955012716864], network.Linear1.BiasGradient!.ToArray());
    }

    /// <summary>BCEWithLogitsLoss(pos_weights: [3]) of TorchSharp 0.107, which divides by the 5 examples where the weights sum to 9.</summary>
    [Fact]
    public void WeightOfTheSecondClass_IsTorchsPositiveWeight()
    {
        const double factor = 5.0 / 9;
        var network = new YesOrNo();
        network.Linear1.Weight.CopyFrom([0.7, -0.3]);
        network.Linear1.Bias!.CopyFrom([0.1]);

        Assert.Equal(factor * 1.3321881055485467, Loss(network, Dataset.FromArrays(Inputs, labels: [0, 1, 1, 0, 0]).WithClassWeights([1, 3])), 1e-14);
        Equal([factor * 0.1941896799860456, factor * -0.6704342022397288], network.Linear1.WeightGradient.ToArray());
        Equal([factor * -0.23788647666612914], network.Linear1.BiasGradient!.ToArray());
    }

    [Fact]
    public void EqualWeights_GiveTheBitsOfNone()
    {
        Dataset data = Samples.Labelled(50, 12, 5);

        Assert.Equal(Trained(data, threads: 1), Trained(data.WithWeights([.. Enumerable.Repeat(0.25f, 50)]), threads: 1));
        Assert.Equal(Trained(data, threads: 1), Trained(data.WithClassWeights(2, 2, 2, 2, 2), threads: 2));
        Assert.NotEqual(Trained(data, threads: 1), Trained(data.WithClassWeights(2, 2, 1, 2, 2), threads: 1));
    }

    [Fact]
    public void AnyNumberOfThreads_AndTheLoop_GiveTheSameBits()
    {
        Dataset data = Samples.Labelled(70, 12, 5).WithClassWeights(3, 1, 0.3f, 0, 1.7f);
        byte[] alone = Trained(data, threads: 1);
        foreach (int threads in (int[])[2, 3, 8])
        {
            Assert.Equal(alone, Trained(data, threads));
        }

        var network = new FiveClasses(seed: 7);
        BoundOptimizer<float> optimizer = new Adam(1e-2f).For(network);
        for (int epoch = 0; epoch < 2; epoch++)
        {
            foreach (Batch batch in data.Batches(16, seed: epoch))
            {
                network.Forward(batch.Inputs);
                network.ComputeLoss(batch.Targets);
                network.Backward();
                optimizer.Step();
            }
        }

        Assert.Equal(alone, Samples.File(network));
    }

    [Fact]
    public void Weights_HoldForTheirDatasetOnly()
    {
        Dataset data = Samples.Labelled(16, 12, 5);
        Dataset weighted = data.WithClassWeights(1, 0, 5, 0, 2);
        var network = new FiveClasses(seed: 1);
        Batch plain = data.Batches(16).First();
        int[] labels = new int[16];
        plain.Targets.CopyLabelsTo(labels);

        float Loss(Func<float> compute)
        {
            network.Forward(plain.Inputs);
            return compute();
        }

        float expected = Loss(() => network.ComputeLoss(plain.Targets));
        float other = Loss(() => network.ComputeLoss(weighted.Batches(16).First().Targets));

        Assert.NotEqual(expected, other);
        Assert.Equal(expected, Loss(() => network.ComputeLoss(plain.Targets)));
        Loss(() => network.ComputeLoss(weighted.Batches(16).First().Targets));
        Assert.Equal(expected, Loss(() => network.ComputeLoss(labels)));
        Assert.False(data.HasWeights);
        Assert.True(weighted.HasWeights);
    }

    [Fact]
    public void Evaluation_CountsEachExampleOnce()
    {
        Dataset data = Samples.Labelled(50, 12, 5);
        Dataset weighted = data.WithClassWeights(1, 0, 5, 0, 2);
        var network = new FiveClasses(seed: 1);

        Assert.Equal(network.Evaluate(data).Loss, network.Evaluate(weighted).Loss);
        TrainingHistory history = network.Train(weighted, new TrainingOptions { Epochs = 1, Validation = weighted.AsOthers() });
        Assert.Equal(network.Evaluate(data).Loss, history.Epochs[0].ValidationLoss);
    }

    /// <summary>A position of weight 0 might as well have any target, and the others are averaged over alone.</summary>
    [Fact]
    public void PositionWeights_AreAMask()
    {
        float[] mask = [1, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 0];
        float[] inputs = Samples.Floats(new Random(1), 4 * 3 * 8);
        float[] targets = Samples.Floats(new Random(2), 4 * 3 * 2);
        float[] others = [.. targets.Select((value, i) => mask[i / 2] == 0 ? 50 : value)];

        (float Loss, float[] Gradients) Pass(float[] values, float[]? weights)
        {
            Dataset data = Dataset.FromArrays(inputs, values, 4);
            data = weights is null ? data : data.WithPositionWeights(weights);
            var network = new Positions(seed: 3);
            Batch batch = data.Batches(4).First();
            network.Forward(batch.Inputs);
            float loss = network.ComputeLoss(batch.Targets);
            network.Backward();
            return (loss, [.. network.Parameters.SelectMany(parameter => parameter.Gradient.ToArray())]);
        }

        (float loss, float[] gradients) = Pass(targets, mask);
        Assert.Equal(Pass(others, mask).Gradients, gradients);
        Assert.NotEqual(Pass(targets, null).Loss, loss);

        // (z − y)² by hand, over the two values of the six positions that count.
        float[] z = new Positions(seed: 3).Predict(inputs);
        double expected = z.Select((value, i) => mask[i / 2] * Math.Pow(value - targets[i], 2)).Sum() / 12;
        Assert.Equal(expected, loss, 1e-6);
        GradientCheck.Run(new PositionsInDouble(seed: 3), Dataset.FromArrays(inputs, targets, 4).WithPositionWeights(mask)).ThrowIfFailed();
    }

    [Fact]
    public void PositionWeights_AreMultipliedWithOthers_AndStayWithTheirExamples()
    {
        float[] inputs = Samples.Floats(new Random(1), 4 * 3 * 8);
        Dataset data = Dataset.FromArrays(inputs, Samples.Floats(new Random(2), 4 * 3 * 2), 4);
        float[] weights = [1, 2, 3, 4];
        float[] mask = [1, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 0];
        byte[] Trained(Dataset with, int threads)
        {
            var network = new Positions(seed: 3);
            network.Train(with, new TrainingOptions { Epochs = 3, BatchSize = 3, Threads = threads, Optimizer = new Adam(0.01f) });
            return Samples.File(network);
        }

        Assert.Equal(Trained(data.WithWeights(weights), 1), Trained(data.WithPositionWeights([.. weights.SelectMany(weight => new[] { weight, weight, weight })]), 2));
        float[] products = [.. mask.Select((weight, i) => weight * weights[i / 3])];
        byte[] both = Trained(data.WithPositionWeights(products), 1);
        Assert.Equal(both, Trained(data.WithPositionWeights(mask).WithWeights(weights), 3));
        Assert.Equal(both, Trained(data.WithWeights(weights).WithPositionWeights(mask), 1));

        (Dataset first, Dataset second) = data.WithPositionWeights(products).Split(0.5, 0.5, seed: 2);
        Assert.Equal(
            products.Chunk(3).Select(own => own.Average()).Order(),
            new[] { first, second }.SelectMany(part => Enumerable.Range(0, 2).Select(part.GetWeight)).Order());
    }

    /// <summary>Nine of ten examples are of class 0, and nothing tells them apart: the weights decide which class is likelier.</summary>
    [Fact]
    public void RareClass_CanBeMadeToCount()
    {
        int[] labels = [.. Enumerable.Range(0, 100).Select(row => row % 10 == 0 ? 1 : 0)];
        Dataset data = Dataset.FromArrays([.. Enumerable.Repeat(1f, 200)], labels);
        var options = new TrainingOptions { Epochs = 60, BatchSize = 100, Optimizer = new Sgd(0.5f) };
        var plain = new TwoClasses(seed: 1);
        var balanced = new TwoClasses(seed: 1);

        plain.Train(data, options);
        balanced.Train(data.WithClassWeights(1, 18), options);

        Assert.Equal(0.1, plain.Predict([1, 1])[1], 0.02);
        Assert.Equal(2.0 / 3, balanced.Predict([1, 1])[1], 0.02);
    }

    [Fact]
    public void BatchWithoutWeight_ChangesNothing()
    {
        Dataset data = Samples.Labelled(4, 12, 5);
        var network = new FiveClasses(seed: 1);
        byte[] before = Samples.File(network);

        // Of two batches one has no weight.
        TrainingHistory history = network.Train(data.WithWeights(0, 0, 0, 1), new TrainingOptions { Epochs = 1, BatchSize = 1, Optimizer = new Sgd(0f) });
        Assert.Equal(before, Samples.File(network));
        Assert.InRange(history.Epochs[0].Loss, 1e-3, 10);

        network.Forward(data.Batches(3).First().Inputs);
        Assert.Equal(0, network.ComputeLoss(data.WithWeights(0, 0, 0, 1).Batches(3).First().Targets));
        network.Backward();
        Assert.All(network.Linear1.WeightGradient.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Parts_KeepTheirWeights()
    {
        Dataset data = Samples.Labelled(10, 2, 3).WithWeights(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        (Dataset first, Dataset second) = data.Split(0.6, 0.4, seed: 3);
        float[] Weights(Dataset part) => [.. Enumerable.Range(0, part.Count).Select(part.GetWeight)];

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], Weights(first).Concat(Weights(second)).Order());
        Assert.Equal(Weights(second).Select(weight => 2 * weight), Weights(second.WithWeights(2, 2, 2, 2)));
        Assert.Equal(1, Samples.Labelled(10, 2, 3).GetWeight(4));
        Assert.Equal([1f, 4f], Weights(Dataset.FromArrays([1, 2], labels: [0, 1]).WithWeights(1, 2).WithClassWeights(1, 2)));
    }

    /// <summary>A part of a split may have no examples, and code over parts weighs it as any other.</summary>
    [Fact]
    public void EmptyPart_IsWeighedAsOthersAre()
    {
        Dataset data = Dataset.FromArrays([1, 2, 3, 4], labels: [0, 1]);
        Dataset empty = data.Split(0, 1).First;
        Assert.Equal(0, empty.WithClassWeights(1, 2).Count);
        Assert.True(empty.WithClassWeights(1, 2).HasWeights);
        Assert.Equal(0, data.WithClassWeights(1, 2).Split(0, 1).First.WithWeights().WithClassWeights(2, 3).Count);
        Assert.Throws<ArgumentException>(() => empty.WithClassWeights(1, -2));
        Assert.Throws<ArgumentException>(() => empty.WithWeights(1));
        foreach (Action action in (Action[])[() => empty.WithPositionWeights(1), () => empty.WithInputs([1]), () => empty.WithTargets([1])])
        {
            Assert.Contains("a dataset that is empty", Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void WrongWeights_AreRefused()
    {
        Dataset data = Dataset.FromArrays([1, 2, 3, 4], labels: [0, 1]);
        void Refused(string message, Action action) =>
            Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);

        Refused("There are 3 weights for 2 examples; each needs one.", () => data.WithWeights(1, 2, 3));
        Refused("The weight of row 1 is -1; it must be finite and at least 0.", () => data.WithWeights(1, -1));
        Refused("The weight of class 0 is NaN; it must be finite and at least 0.", () => data.WithClassWeights(float.NaN, 1));
        Refused("The weight of row 0 is Infinity; it must be finite and at least 0.", () => data.WithWeights(float.PositiveInfinity, 1));
        Refused("No weight is greater than 0, so nothing would count.", () => data.WithClassWeights(0, 0));
        Refused("The weights of row 0 multiply to Infinity; their product must be finite.", () => data.WithWeights(1e30f, 1).WithWeights(1e30f, 1));
        Refused("There are 3 weights for 2 examples; each needs one for each of its positions.", () => data.WithPositionWeights(1, 1, 1));
        Refused("The weights are for 2 positions an example, those before for 3.", () => data.WithPositionWeights(1, 1, 1, 1, 1, 1).WithPositionWeights(1, 1, 1, 1));
        Refused("The dataset has weights for 2 positions an example; YesOrNo's outputs [1] have 1.", () => new YesOrNo().Train(data.WithPositionWeights(1, 1, 1, 1)));
        Refused("The weight of place 3 is -1; it must be finite and at least 0.", () => data.WithPositionWeights(1, 1, 1, -1));
        Refused("Every example's weights multiply to 0, so nothing would count.", () => data.WithWeights(1, 0).WithWeights(0, 1));
        Refused("row 0 has label 3, and no example has one of the 2 classes that there are weights for.", () => Dataset.FromArrays([1, 2, 3, 4], labels: [3, 2]).WithClassWeights(1, 2));
        Refused("The dataset has weights for 1 classes; TwoClasses has 2.", () => new TwoClasses().Train(data.WithClassWeights(1)));
        Refused("row 1 has label 2; TwoClasses has classes 0 to 1, with a weight each.", () => new TwoClasses().Train(Dataset.FromArrays([1, 2, 3, 4], labels: [0, 2]).WithClassWeights(1, 1)));
        Refused("The dataset has weights for 4 classes; TwoClasses has 2.", () => new TwoClasses().Train(data.WithClassWeights(1, 1, 1, 1)));
        Refused("The dataset has weights for 3 classes; YesOrNo has 2.", () => new YesOrNo().Train(data.WithClassWeights(1, 1, 1).WithWeights(1, 1)));
        Assert.Throws<InvalidOperationException>(() => Dataset.FromArrays([1, 2], [1, 2], count: 2).WithClassWeights(1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.GetWeight(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.WithWeights(1, 2).GetWeight(-1));
    }

    private static byte[] Trained(Dataset data, int threads)
    {
        var network = new FiveClasses(seed: 7);
        network.Train(data, new TrainingOptions { Epochs = 2, BatchSize = 16, Threads = threads, Optimizer = new Adam(1e-2f) });
        return Samples.File(network);
    }

    private static double Loss(INetwork<double> network, Dataset data)
    {
        Batch batch = data.Batches(data.Count).First();
        network.Forward(batch.Inputs);
        double loss = network.ComputeLoss(batch.Targets);
        network.Backward();
        return loss;
    }

    private static void Equal(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-14);
        }
    }
}

[Network(2, Precision = Precision.Double)] [Linear(3)]
public partial class ThreeClasses;

[Network(3, 8, Loss = Loss.MeanSquaredError, Precision = Precision.Double)] [Linear(9), Tanh, Linear(2)]
public partial class PositionsInDouble;

[Network(2, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)] [Linear(1)]
public partial class YesOrNo;

[Network(3, 5, Loss = Loss.MeanSquaredError, Precision = Precision.Double)] [Linear(2)]
public partial class EachPosition;

[Mlp(12, 9, 5)]
public partial class FiveClasses;

[Network(2)] [Linear(2)]
public partial class TwoClasses;
