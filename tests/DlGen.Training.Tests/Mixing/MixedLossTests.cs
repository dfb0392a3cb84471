namespace DlGen.Training.Tests.Mixing;

/// <summary>Losses and gradients of mixed batches against the definition: the loss plainly written out, and finite differences of it.</summary>
public sealed class MixedLossTests
{
    private const int Batch = 7;
    private const int Seed = 11;
    private static readonly double[] Weights = [0.5, 2, 0, 1, 3, 0.25, 1];

    [Fact]
    public void Classes() => Check(new Species(1), Dataset.FromArrays(Inputs(4), Labels(3)), new Reference(ReferenceHead.OfClasses(3, Labels(3))));

    [Fact]
    public void WeighedClasses() => Check(
        new Species(1),
        Dataset.FromArrays(Inputs(4), Labels(3)).WithWeights(Singles(Weights)).WithClassWeights(1f, 3f, 0.5f),
        new Reference(ReferenceHead.OfClasses(3, Labels(3), weights: [.. Weights.Zip(Labels(3), static (weight, label) => weight * ((double[])[1, 3, 0.5])[label])])));

    /// <summary>Label smoothing with weights of classes and of examples, and examples that are left out.</summary>
    [Fact]
    public void SmoothedClasses()
    {
        int[] labels = [3, 5, 16, 0, 5, 16, 9];
        double[] ofClasses = [.. Enumerable.Range(0, 17).Select(static category => 0.25 * (1 + (category % 4)))];
        Check(
            new SmoothedSpecies(1),
            Dataset.FromArrays(Inputs(4), labels).WithWeights(Singles(Weights)).WithClassWeights(Singles(ofClasses)),
            new Reference(ReferenceHead.OfClasses(17, [.. labels.Select(static label => label == 5 ? -1 : label)], 0.3, ofClasses, Weights)));
    }

    /// <summary>A class for each position, some left out, and a sum in place of the mean.</summary>
    [Fact]
    public void Positions()
    {
        int[] labels = [.. Enumerable.Range(0, Batch * 3).Select(static place => place * 7 % 4)];
        double[] weights = [.. Enumerable.Range(0, Batch * 3).Select(static place => 0.5 * (1 + (place % 3)))];
        Check(
            new Words(1),
            Dataset.FromArrays(Inputs(6), labels, Batch).WithPositionWeights(Singles(weights)),
            new Reference(new ReferenceHead(
                12,
                (z, example) => Enumerable.Range(0, 3).Sum(position => labels[(example * 3) + position] is var label && label == 1
                    ? 0
                    : -weights[(example * 3) + position] * ReferenceHead.LogSoftmax(z[(position * 4)..((position * 4) + 4)], label)),
                static _ => 0) { Sums = true }) { Counted = labels.Count(static label => label != 1) / 3.0 });
    }

    [Fact]
    public void SeveralLabels()
    {
        float[] targets = [.. Enumerable.Range(0, Batch * 5).Select(static place => place % 3 == 0 ? 1f : 0f)];
        Check(
            new Topics(1),
            Dataset.FromArrays(Inputs(4), targets, Batch).WithWeights(Singles(Weights)),
            new Reference(ReferenceHead.OfValues(5, targets, ReferenceHead.BinaryCrossEntropy, Weights)));
    }

    [Fact]
    public void YesOrNo() => Check(
        new Answer(1),
        Dataset.FromArrays(Inputs(4), Labels(2)),
        new Reference(ReferenceHead.OfValues(1, [.. Labels(2).Select(static label => (float)label)], ReferenceHead.BinaryCrossEntropy)));

    /// <summary>The losses are mixed, and not the targets: with these it would be another loss.</summary>
    [Fact]
    public void Values()
    {
        float[] targets = [.. Enumerable.Range(0, Batch * 2).Select(static place => (place * 5 % 11 / 2f) - 2f)];
        static double Huber(double z, double target) => Math.Abs(z - target) is var distance && distance <= 0.5 ? 0.5 * distance * distance : 0.5 * (distance - 0.25);
        Check(new Heights(1), Dataset.FromArrays(Inputs(4), targets, Batch), new Reference(ReferenceHead.OfValues(2, targets, Huber)));
    }

    [Fact]
    public void SeveralInputsAndHeads()
    {
        float[] targets = [.. Enumerable.Range(0, Batch * 2).Select(static place => place % 5 / 2f)];
        float[] inputs = Inputs(4);
        Dataset data = Dataset.FromArrays(Part(0), targets, Batch).WithInputs(Part(2)).WithLabels(Labels(3)).WithWeights(Singles(Weights));
        Check(new TwoHeads(1), data, new Reference(
            ReferenceHead.OfValues(2, targets, static (z, target) => (z - target) * (z - target), Weights) with { Factor = 0.5 },
            ReferenceHead.OfClasses(3, Labels(3), weights: Weights) with { Factor = 2 }));

        float[] Part(int start) => [.. Enumerable.Range(0, Batch).SelectMany(row => inputs[((row * 4) + start)..((row * 4) + start + 2)])];
    }

    /// <summary>Two examples that are each other's partners, by hand: each row has the loss −λ·log p(y) − (1 − λ)·log p(y′).</summary>
    [Fact]
    public void TwoExamples_ByHand()
    {
        int seed = Enumerable.Range(0, 100).First(static seed => Draw(seed, 2).Partners.SequenceEqual([1, 0]));
        var net = new Flowers(seed: 2);
        Dataset data = Dataset.FromArrays([1f, 0f, 2f, 0f, 0f, 3f, 0f, -1f], labels: [2, 0]);
        double share = Draw(seed, 2).Share;
        double rest = 1 - share;
        float[] first = net.Predict([(float)share, (float)(rest * 3), (float)(share * 2), (float)-rest]);
        float[] second = net.Predict([(float)rest, (float)(share * 3), (float)(rest * 2), (float)-share]);
        double expected = -((share * Math.Log(first[2])) + (rest * Math.Log(first[0])) + (share * Math.Log(second[0])) + (rest * Math.Log(second[2]))) / 2;

        TrainingHistory history = net.Train(data, new TrainingOptions { Epochs = 1, BatchSize = 2, Seed = seed, Optimizer = new Sgd(0f), Mixup = 0.7 });

        // The epoch may begin with either of the two: the mixtures are the same.
        Assert.Equal(expected, history.Epochs[0].Loss, 1e-5);
    }

    private static Mixup Draw(int seed, int batch)
    {
        var mixup = new Mixup(0.7, batch);
        mixup.Draw(seed, 0, batch);
        return mixup;
    }

    /// <summary>Fails unless the loss of a step is the reference's, and the gradient of it that of finite differences.</summary>
    private static void Check<TNetwork>(TNetwork net, Dataset data, Reference reference)
        where TNetwork : INetwork<TNetwork, double>
    {
        // One step over all examples in their order, whose seed gives a share that is far from ½ and from 1.
        int seed = Enumerable.Range(Seed, 1000).First(static seed => Draw(seed, Batch).Share is > 0.6 and < 0.8 && Draw(seed, Batch).Partners.ToArray().Index().All(static pair => pair.Index != pair.Item));
        int[] order = new int[Batch];
        Dataset.FillOrder(order, seed);
        Dataset ordered = data.Subset([.. Enumerable.Range(0, Batch).Select(row => Array.IndexOf(order, row))]);
        Mixup mixup = Draw(seed, Batch);
        int[] partners = mixup.Partners.ToArray();
        double[] inputs = Mixed(data, mixup.Share, partners);
        var outputs = new double[Batch * TNetwork.OutputSize];
        const float rate = 1f;
        TNetwork trained = net.Clone();

        TrainingHistory history = trained.Train(ordered, new TrainingOptions { Epochs = 1, BatchSize = Batch, Seed = seed, Optimizer = new Sgd(rate), Mixup = 0.7 });

        Assert.Equal(Loss() / reference.Counted, history.Epochs[0].Loss, 1e-10);
        foreach ((Parameter<double> before, Parameter<double> after) in net.Parameters.Zip(trained.Parameters))
        {
            TensorView<double> values = before.Value;
            double[] start = values.ToArray();
            double[] end = after.Value.ToArray();
            for (int index = 0; index < start.Length; index++)
            {
                const double step = 1e-5;
                double slope = (LossWith(start[index] + step) - LossWith(start[index] - step)) / (2 * step);
                LossWith(start[index]);
                Assert.True(Math.Abs(slope - (start[index] - end[index])) < 1e-8, $"{before.Name}[{index}]: {slope} by differences, {start[index] - end[index]} by the backward pass");

                double LossWith(double value)
                {
                    double[] changed = [.. start];
                    changed[index] = value;
                    values.CopyFrom(changed);
                    return Loss();
                }
            }
        }

        double Loss()
        {
            net.PredictLogits(inputs, outputs);
            return reference.Loss(outputs, mixup.Share, partners);
        }
    }

    private static double[] Mixed(Dataset data, double share, int[] partners)
    {
        int size = data.InputSize;
        double[][] rows = [.. Enumerable.Range(0, data.Count).Select(row =>
        {
            var values = new float[size];
            data.CopyInputs(row, values);
            return Array.ConvertAll(values, static value => (double)value);
        })];
        return [.. partners.SelectMany((partner, row) => rows[row].Zip(rows[partner], (own, other) => (share * own) + ((1 - share) * other)))];
    }

    private static float[] Inputs(int size)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, Batch * size).Select(_ => (float)((random.NextDouble() * 4) - 2))];
    }

    private static int[] Labels(int classes) => [.. Enumerable.Range(0, Batch).Select(row => row * 5 % classes)];

    private static float[] Singles(double[] values) => Array.ConvertAll(values, static value => (float)value);
}
