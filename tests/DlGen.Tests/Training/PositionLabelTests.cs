using System.Numerics;
using DlGen.Tests.EndToEnd;
using DlGen.Tests.Networks;

namespace DlGen.Tests.Training;

/// <summary>Outputs [T, K], of which each position is compared with a class of its own: the mean is over the positions of all examples.</summary>
public class PositionLabelTests
{
    /// <summary>Two examples of three positions; each has a column of its own, whose weights are its logits.</summary>
    private static readonly float[] OneHotRows = [.. Enumerable.Range(0, 36).Select(static index => index % 7 == 0 ? 1f : 0f)];

    /// <summary>The logits [2, 3, 4] that TorchSharp was asked of.</summary>
    private static readonly double[] Logits =
    [
        0.3, -1.2, 0.8, 2.0, -0.5, 1.1, 0.4, -0.7, 0.0, 0.9, -0.2, 0.6,
        1.5, -1.0, 0.1, 0.7, -0.3, 0.2, 1.3, -0.9, 0.6, 0.5, -1.4, 1.0,
    ];

    private static readonly int[] Labels = [3, -100, 0, 2, 1, -100];

    private static readonly float[] ClassWeights = [0.5f, 2, 1.25f, 0.75f];

    private static Dataset Labelled => Dataset.FromArrays(OneHotRows, Labels, 2);

    /// <summary>cross_entropy(logits.reshape(6, 4), labels, weight, ignore_index: -100, label_smoothing) of TorchSharp 0.107, in double precision.</summary>
    [Fact]
    public void LossAndGradient_AreThoseOfTorch()
    {
        Check<FourOfPosition>(Labelled, 1.4509259565423833,
            [0.02995519126626188, 0.006683906624517857, 0.04938776100857667, -0.08602685889935643, 0, 0, 0, 0,
             -0.20901943450038235, 0.10079592639983077, 0.03355204925306354, 0.07467145884748802, 0.14060655997566357, 0.011541689282113486, -0.21532684919972797, 0.06317859994195091,
             0.03067271898837989, -0.19942923577365035, 0.15192297169380536, 0.016833545091465077, 0, 0, 0, 0]);
        Check<FourOfPosition>(Labelled.WithClassWeights(ClassWeights), 1.5302319733933403,
            [0.019970127510841252, 0.004455937749678571, 0.032925174005717775, -0.05735123926623762, 0, 0, 0, 0,
             -0.09289752644461437, 0.044798189511035896, 0.014912021890250463, 0.03318731504332801, 0.15622951108407063, 0.012824099202348319, -0.23925205466636443, 0.07019844437994546,
             0.054529278201564245, -0.35454086359760056, 0.27008528301120954, 0.0299263023848268, 0, 0, 0, 0]);
        Check<FourOfPositionSmoothed>(Labelled, 1.5059259565423835,
            [0.01745519126626188, -0.005816093375482144, 0.03688776100857667, -0.048526858899356456, 0, 0, 0, 0,
             -0.17151943450038235, 0.08829592639983079, 0.02105204925306355, 0.06217145884748804, 0.12810655997566356, -0.0009583107178865145, -0.177826849199728, 0.05067859994195091,
             0.018172718988379896, -0.16192923577365034, 0.1394229716938054, 0.00433354509146508, 0, 0, 0, 0]);
        Check<FourOfPositionSmoothed>(Labelled.WithClassWeights(ClassWeights), 1.5977041033564823,
            [0.016411584706369824, -0.017320690697575795, 0.02232880251740067, -0.021419696526194704, 0, 0, 0, 0,
             -0.07167746361132352, 0.03377551466657265, 0.00475113847392419, 0.03315081047082668, 0.14754936530683369, -0.00965460500392087, -0.19835590246192603, 0.06046114215901322,
             0.044202410803371825, -0.29574076025503276, 0.2325639318588398, 0.018974417592821126, 0, 0, 0, 0]);
        Check<FourOfPositionSummed>(Labelled.WithClassWeights(ClassWeights), 7.1896684651041705,
            [0.07385213117866421, -0.07794310813909108, 0.10047961132830302, -0.09638863436787626, 0, 0, 0, 0,
             -0.3225485862509559, 0.15198981599957692, 0.021380123132658857, 0.14917864711872003, 0.6639721438807515, -0.04344572251764392, -0.8926015610786671, 0.27207513971555947,
             0.19891084861517322, -1.3308334211476476, 1.0465376933647792, 0.08538487916769506, 0, 0, 0, 0]);
    }

    /// <summary>In the loop written out labels may be spans, of which the same ones are left out.</summary>
    [Fact]
    public void LabelsInASpan_AreThoseOfABatch()
    {
        FourOfPosition network = WithLogits<FourOfPosition>();
        double[] inputs = Array.ConvertAll(OneHotRows, static value => (double)value);
        network.Forward(inputs);
        Assert.Equal(1.4509259565423833, network.ComputeLoss(Labels), 1e-14);

        network.Forward(inputs);
        Assert.Equal(0, network.ComputeLoss([-100, -100, -100, -100, -100, -100]));
        network.Backward();
        Assert.All(network.Linear1.WeightGradient.ToArray(), static value => Assert.Equal(0, value));
    }

    /// <summary>L = Σ v·w·ℓ / Σ v·w[y] over the positions that count, with weights v of positions or examples and w of classes.</summary>
    [Fact]
    public void Weights_AreThoseOfPlainSums()
    {
        var random = new Random(4);
        const int examples = 7;
        float[] inputs = Samples.Floats(random, examples * 15);
        int[] labels = [.. Enumerable.Range(0, examples * 3).Select(place => place % 5 == 2 ? -100 : random.Next(17))];
        float[] ofPositions = [.. labels.Select((_, place) => place % 4 == 1 ? 0 : random.NextSingle() + 0.2f)];
        float[] ofExamples = [.. Enumerable.Range(0, examples).Select(_ => random.NextSingle() + 0.2f)];
        float[] ofClasses = [.. Enumerable.Range(0, 17).Select(label => label % 6 == 5 ? 0 : random.NextSingle() + 0.2f)];
        Dataset data = Dataset.FromArrays(inputs, labels, examples);
        float[] all = [.. ofPositions.Select((weight, place) => weight * ofExamples[place / 3])];
        float[] ones = [.. Enumerable.Repeat(1f, 17)];

        Compare(data, labels, [.. Enumerable.Repeat(1f, labels.Length)], ones);
        Compare(data.WithPositionWeights(ofPositions), labels, ofPositions, ones);
        Compare(data.WithClassWeights(ofClasses), labels, [.. Enumerable.Repeat(1f, labels.Length)], ofClasses);
        Compare(data.WithPositionWeights(ofPositions).WithClassWeights(ofClasses).WithWeights(ofExamples), labels, all, ofClasses);
        Compare(data.WithWeights(ofExamples).WithClassWeights(ofClasses).WithPositionWeights(ofPositions), labels, all, ofClasses);

        GradientCheck.Run(new SmoothedPositions(seed: 3), data.WithPositionWeights(ofPositions).WithClassWeights(ofClasses), maxEntries: 60).ThrowIfFailed();
    }

    [Fact]
    public void WeightOfAnExample_IsTheMeanOfItsPositions()
    {
        Dataset data = Labelled.WithClassWeights(ClassWeights);
        Assert.Equal([(0.75f + 0 + 0.5f) / 3, (1.25f + 2 + 0) / 3], [data.GetWeight(0), data.GetWeight(1)]);
        Assert.Equal((0.75f + 0 + 0) / 3, data.WithPositionWeights(1, 2, 0, 1, 1, 1).GetWeight(0));
    }

    [Fact]
    public void WrongWeights_AreRefused()
    {
        Refused("The weights are for 2 positions an example, the labels for 3. (Parameter 'weights')", () => Labelled.WithPositionWeights(1, 1, 1, 1));
        Refused("row 0 has label 3, and no example has one of the 2 classes that there are weights for. (Parameter 'weights')", () => Dataset.FromArrays(OneHotRows, labels: [3, 3, 3, 3, 3, 3], count: 2).WithClassWeights(1, 1));
        Refused("The dataset has weights for 2 classes; FourOfPosition has 4.", () => new FourOfPosition().Evaluate(Labelled.WithClassWeights(1, 1)));
    }

    /// <summary>What is left out counts neither in the loss nor in the counts of classes, whichever block of an evaluation it is in.</summary>
    [Fact]
    public void Evaluation_CountsThePositionsThatCount()
    {
        const int examples = 300;
        var random = new Random(6);
        float[] inputs = Samples.Floats(random, examples * 15);
        int[] labels = [.. Enumerable.Range(0, examples * 5).Select(place => place / 5 == 17 || place % 7 == 3 ? -100 : random.Next(4))];
        Dataset data = Dataset.FromArrays(inputs, labels, examples);
        var network = new LabelledPositions(seed: 2);
        Evaluation evaluation = network.Evaluate(data);

        (double loss, int[,] counts) = Plain(network, inputs, labels, 4);
        int counted = labels.Count(static label => label >= 0);
        int correct = Enumerable.Range(0, 4).Sum(label => counts[label, label]);
        Assert.Equal(examples - 1, evaluation.Count);
        Assert.Equal(loss / counted, evaluation.Loss, 1e-13);
        Assert.Equal((double)correct / counted, evaluation.Accuracy);
        Assert.Equal(counts, evaluation.ConfusionMatrix!.ToArray());
        Assert.Equal(counts[1, 1] / (double)Enumerable.Range(0, 4).Sum(actual => counts[actual, 1]), evaluation.GetPrecision(1));
        Assert.Equal(counts[1, 1] / (double)Enumerable.Range(0, 4).Sum(predicted => counts[1, predicted]), evaluation.GetRecall(1));
        Assert.All((int[])[1, 2, 3, 8], threads => Assert.Equal(evaluation.Loss, network.Evaluate(data, threads).Loss));

        // A step that changes nothing finds the same.
        var options = new TrainingOptions { Epochs = 1, BatchSize = 64, Optimizer = new Sgd(0), Validation = data.AsOthers() };
        EpochResult epoch = network.Train(data, options).Epochs[0];
        Assert.Equal(evaluation.Loss, epoch.Loss, 1e-12);
        Assert.Equal(evaluation.Accuracy, epoch.Accuracy);
        Assert.Equal(evaluation.Loss, epoch.ValidationLoss);
        Assert.Equal(evaluation.Accuracy, epoch.ValidationAccuracy);
    }

    /// <summary>Of a sum, an example's loss is that of its positions together; what is left out makes it no smaller.</summary>
    [Fact]
    public void EvaluationOfASum_IsThatOfExamples()
    {
        var random = new Random(6);
        float[] inputs = Samples.Floats(random, 20 * 12);
        int[] labels = [.. Enumerable.Range(0, 80).Select(place => place % 7 == 3 ? 2 : random.Next(2))];
        Dataset data = Dataset.FromArrays(inputs, labels, 20);
        var network = new SummedPositions(seed: 2);
        (double loss, _) = Plain(network, inputs, Array.ConvertAll(labels, static label => label == 2 ? -100 : label), 3);
        double expected = loss / labels.Count(static label => label != 2) * 4;

        Assert.Equal(expected, network.Evaluate(data).Loss, 1e-13);
        Assert.Equal(expected, network.Train(data, new TrainingOptions { Epochs = 1, BatchSize = 8, Optimizer = new Sgd(0) }).Epochs[0].Loss, 1e-12);
    }

    [Fact]
    public void HeadOfPositions_IsEvaluatedBesideTheOthers()
    {
        var random = new Random(3);
        const int examples = 40;
        float[] inputs = Samples.Floats(random, examples * 15);
        int[] ofAll = [.. Enumerable.Range(0, examples).Select(_ => random.Next(3))];
        int[] ofPositions = [.. Enumerable.Range(0, examples * 5).Select(place => place % 6 == 0 ? -100 : random.Next(4))];
        Dataset data = Dataset.FromArrays(inputs, ofAll).WithLabels(ofPositions).WithTargets(Samples.Floats(random, examples * 10));
        var network = new HeadsWithPositions(seed: 1);
        Evaluation evaluation = network.Evaluate(data);

        Assert.Equal((3, 4), (evaluation.Heads[0].ConfusionMatrix!.Classes, evaluation.Heads[1].ConfusionMatrix!.Classes));
        Assert.Equal(ofPositions.Count(static label => label >= 0), evaluation.Heads[1].ConfusionMatrix!.Count);
        Assert.Equal((examples, examples, examples), (evaluation.Heads[0].Count, evaluation.Heads[1].Count, evaluation.Heads[2].Count));
        EpochResult epoch = network.Train(data, new TrainingOptions { Epochs = 1, BatchSize = 16, Optimizer = new Sgd(0) }).Epochs[0];
        Assert.Equal(evaluation.Loss, epoch.Loss, 1e-12);
        Assert.Equal(evaluation.Accuracy, epoch.Accuracy);
    }

    [Fact]
    public void Classify_GivesTheClassOfEachPosition()
    {
        FourOfPosition network = WithLogits<FourOfPosition>();
        double[] inputs = Array.ConvertAll(OneHotRows, static value => (double)value);
        var classes = new int[3];
        network.Classify(inputs[..18], classes);
        Assert.Equal([3, 1, 1], classes);
        network.Classify(inputs[18..], classes);
        Assert.Equal([0, 2, 3], classes);
        Assert.Equal(3, network.Classify(inputs[..18]));
        ((INetwork<double>)network).Classify(inputs[..18], classes);
        Assert.Equal([3, 1, 1], classes);

        var heads = new HeadsWithPositions(seed: 1);
        double[] input = [.. Samples.Floats(new Random(1), 15).Select(static value => (double)value)];
        double[] logits = new double[HeadsWithPositions.OutputSize];
        heads.PredictLogits(input, logits);
        var ofPositions = new int[5];
        heads.Classify(input, ofPositions, head: 1);
        Assert.Equal(logits[3..23].Chunk(4).Select(static z => Array.IndexOf(z, z.Max())), ofPositions);
        var ofAll = new int[1];
        heads.Classify(input, ofAll);
        Assert.Equal(heads.Classify(input), ofAll[0]);

        Refused("FourOfPosition: there is room for 2 classes; an example has 3. (Parameter 'classes')", () => network.Classify(inputs[..18], new int[2]));
        Refused("FourOfPosition: 36 inputs were given; one example has 18. (Parameter 'input')", () => network.Classify(inputs, classes));
        Assert.Throws<ArgumentOutOfRangeException>(() => heads.Classify(input, ofAll, head: 3));
        inputs[7] = double.NaN;
        Assert.Throws<NotFiniteNumberException>(() => network.Classify(inputs[..18], classes));
        Assert.Equal([3, ConfusionMatrix.NoClass, 1], classes);
    }

    [Fact]
    public void WrongLabels_AreRefusedWithRowAndPosition()
    {
        var network = new FourOfPosition();
        double[] inputs = Array.ConvertAll(OneHotRows, static value => (double)value);
        network.Forward(inputs);
        Refused("FourOfPosition: 2 labels were given for the 2 examples of the last Forward, which take 3 each, one for each position. (Parameter 'labels')", () => network.ComputeLoss([0, 1]));
        Refused("FourOfPosition: label 4 in row 1, position 2; there are 4 classes, from 0 to 3. (Parameter 'labels')", () => network.ComputeLoss([0, 1, 2, 3, -100, 4]));
        Refused("FourOfPosition: values were given; its loss compares 3 labels an example, from 0 to 3. (Parameter 'values')", () => network.ComputeLoss(new double[24]));
        Refused("The dataset has 1 label an example; FourOfPosition's outputs [3, 4] take 3, one for each position.", () => network.Train(Dataset.FromArrays(OneHotRows, labels: [0, 1])));
        Refused("row 1, position 0 has label 7; FourOfPosition has classes 0 to 3.", () => network.Train(Dataset.FromArrays(OneHotRows, labels: [0, 1, 2, 7, 0, 0], count: 2)));
        Refused("The dataset has 12 target values an example; FourOfPosition's loss compares classes and takes labels.", () => network.Train(Dataset.FromArrays(OneHotRows, new float[24], 2)));
        Assert.Equal(Math.Log(4), WithoutLogits().ComputeLoss([0, 1, 2, 3, -100, 0]), 1e-14);

        FourOfPosition WithoutLogits()
        {
            network.Linear1.Weight.CopyFrom(new double[24]);
            network.Forward(inputs);
            return network;
        }
    }

    [Fact]
    public void AnyNumberOfThreads_AndTheLoop_GiveTheSameBits()
    {
        var random = new Random(8);
        const int examples = 70;
        int[] labels = [.. Enumerable.Range(0, examples * 7).Select(place => place % 5 == 2 ? -100 : random.Next(17))];
        Dataset data = Dataset.FromArrays(Samples.Floats(random, examples * 140), labels, examples)
            .WithClassWeights([.. Enumerable.Range(0, 17).Select(static label => label % 4 * 0.5f)]);
        byte[] Trained(int threads)
        {
            var network = new LabelledPositionsSingle(seed: 7);
            network.Train(data, new TrainingOptions { Epochs = 2, BatchSize = 16, Threads = threads });
            return Samples.File(network);
        }

        byte[] alone = Trained(1);
        Assert.All((int[])[2, 3, 8], threads => Assert.Equal(alone, Trained(threads)));

        var byHand = new LabelledPositionsSingle(seed: 7);
        BoundOptimizer<float> optimizer = new TrainingOptions().Optimizer.For(byHand);
        for (int epoch = 0; epoch < 2; epoch++)
        {
            foreach (Batch batch in data.Batches(16, seed: epoch))
            {
                byHand.Forward(batch.Inputs);
                byHand.ComputeLoss(batch.Targets);
                byHand.Backward();
                optimizer.Step();
            }
        }

        Assert.Equal(alone, Samples.File(byHand));
    }

    /// <summary>The loss summed over all positions that count, and how often each class was taken for which.</summary>
    private static (double Loss, int[,] Counts) Plain(INetwork<double> network, float[] inputs, int[] labels, int classes)
    {
        var logits = new double[labels.Length * classes];
        network.PredictLogits(Array.ConvertAll(inputs, static value => (double)value), logits);
        double loss = 0;
        var counts = new int[classes, classes];
        for (int place = 0; place < labels.Length; place++)
        {
            if (labels[place] >= 0)
            {
                double[] z = logits[(place * classes)..((place + 1) * classes)];
                loss += Math.Log(z.Sum(Math.Exp)) - z[labels[place]];
                counts[labels[place], Array.IndexOf(z, z.Max())]++;
            }
        }

        return (loss, counts);
    }

    private static void Compare(Dataset data, int[] labels, float[] weights, float[] classWeights)
    {
        const double smoothing = 0.1;
        const int classes = 17;
        var network = new SmoothedPositions(seed: 5);
        Batch batch = data.Batches(data.Count).First();
        network.Forward(batch.Inputs);
        double[] logits = network.GetOutputs();
        double loss = network.ComputeLoss(batch.Targets);
        network.Backward();

        double sum = 0;
        double divisor = 0;
        double[] gradient = new double[classes];
        for (int place = 0; place < labels.Length; place++)
        {
            if (labels[place] < 0)
            {
                continue;
            }

            double[] z = logits[(place * classes)..((place + 1) * classes)];
            double logSum = Math.Log(z.Sum(Math.Exp));
            double[] q = [.. Enumerable.Range(0, classes).Select(k =>
                (double)weights[place] * classWeights[k] * ((k == labels[place] ? 1 - smoothing : 0) + (smoothing / classes)))];
            divisor += (double)weights[place] * classWeights[labels[place]];
            for (int k = 0; k < classes; k++)
            {
                sum += q[k] * (logSum - z[k]);
                gradient[k] += (q.Sum() * Math.Exp(z[k] - logSum)) - q[k];
            }
        }

        Assert.Equal(sum / divisor, loss, 1e-7);
        Assert.All(network.Linear2.BiasGradient!.ToArray().Zip(gradient), pair => Assert.Equal(pair.Second / divisor, pair.First, 1e-7));
    }

    private static TNetwork WithLogits<TNetwork>()
        where TNetwork : INetwork<TNetwork, double>
    {
        TNetwork network = TNetwork.Create(0);
        for (int i = 0; i < Logits.Length; i++)
        {
            network.Parameters[0].Value[i % 4, i / 4] = Logits[i];
        }

        return network;
    }

    private static void Check<TNetwork>(Dataset data, double loss, double[] gradient)
        where TNetwork : INetwork<TNetwork, double>
    {
        TNetwork network = WithLogits<TNetwork>();
        Batch batch = data.Batches(2).First();
        network.Forward(batch.Inputs);
        Assert.Equal(loss, network.ComputeLoss(batch.Targets), 1e-14);
        network.Backward();
        for (int i = 0; i < gradient.Length; i++)
        {
            Assert.Equal(gradient[i], network.Parameters[0].Gradient[i % 4, i / 4], 1e-15);
        }
    }

    private static void Refused(string message, Func<object?> action) => Assert.Equal(message, Assert.Throws<ArgumentException>(action).Message);

    private static void Refused(string message, Action action) => Assert.Equal(message, Assert.Throws<ArgumentException>(action).Message);
}

[Network(3, 6, Precision = Precision.Double)] [Linear(4, Bias = false)]
public partial class FourOfPosition;

[Network(3, 6, LabelSmoothing = 0.2f, Precision = Precision.Double)] [Linear(4, Bias = false)]
public partial class FourOfPositionSmoothed;

[Network(3, 6, LabelSmoothing = 0.2f, Reduction = Reduction.Sum, Precision = Precision.Double)] [Linear(4, Bias = false)]
public partial class FourOfPositionSummed;
