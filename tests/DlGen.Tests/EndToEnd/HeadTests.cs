namespace DlGen.Tests.EndToEnd;

/// <summary>Several outputs with a loss each; their gradients are in the tests of gradients, as those of every network.</summary>
public class HeadTests
{
    private static readonly float[] Inputs = [0.5f, -1, 2, 0.25f, -0.75f, 1.5f, 1, 1, -2, 0.125f];
    private static readonly int[] Kinds = [0, 2, 1, 1, 0];
    private static readonly float[] Places = [0.5f, -0.25f, 1, 0, -1, 0.75f, 0.25f, 0.5f, -0.5f, 2];

    private static Dataset Both => Dataset.FromArrays(Inputs, Kinds).WithTargets(Places);

    /// <summary>CrossEntropyLoss(label_smoothing: 0.125) + 0.25·MSELoss of TorchSharp 0.107, in double precision.</summary>
    [Fact]
    public void LossesAndGradients_AreThoseOfTorch()
    {
        var network = new KindAndPlace();
        double[] scales = [1, 0.5, 0.75, -0.25, -0.5, 1];
        for (int p = 0; p < scales.Length; p++)
        {
            Parameter<double> parameter = network.Parameters[p];
            parameter.Value.CopyFrom([.. Enumerable.Range(0, parameter.Count).Select(i => scales[p] * (((i * 7) % 11) - 5) / 8)]);
        }

        Evaluation evaluation = network.Evaluate(Both);
        Assert.Equal(1.517326766001019, evaluation.Loss, 1e-14);
        Assert.Equal(["kind1", "place1"], evaluation.Heads.Select(head => head.Name));
        Assert.Equal(1.2024757115342963, evaluation.Heads[0].Loss, 1e-14);
        Assert.Equal(1.2594042178668907, evaluation.Heads[1].Loss, 1e-14);

        Batch batch = Both.Batches(5).First();
        network.Forward(batch.Inputs);
        Assert.Equal(1.517326766001019, network.ComputeLoss(batch.Targets), 1e-14);
        network.Backward();
        double[][] expected =
        [
            [-0.21918576303305462, -0.12285384013227679, 0.08500246881523506, 0.020311510979021556, 0.09091520294411315, 0.0005378979334919685],
            [-0.027900414163384728, 0.027373720250375454, -0.03608890593632164],
            [-0.17015145215887711, 0.02301541573810019, -0.031137160231248774, 0.024146713663173565, -0.14569592397614806, 0.10860021929692934, 0.14600473849570356, 0.12268050823804785, -0.0774630590656806],
            [0.026101581500123733, -0.11856044441672857, 0.09245886291660485],
            [0.17084267997249625, 0.041519759807823874, -0.011560967935850102, -0.14732947850520506, -0.13079110514894676, 0.08481279333781883],
            [-0.1978156556844547, -0.08600362032462665],
        ];
        for (int p = 0; p < expected.Length; p++)
        {
            Assert.All(network.Parameters[p].Gradient.ToArray().Zip(expected[p]), pair => Assert.Equal(pair.Second, pair.First, 1e-15));
        }
    }

    [Fact]
    public void Prediction_HoldsTheHeadsOneBehindTheOther()
    {
        Assert.Equal(5, KindAndPlace.OutputSize);
        Assert.Equal([5], KindAndPlace.OutputShape.ToArray());
        Assert.Equal(0..3, KindAndPlace.Kind1Outputs);
        Assert.Equal(3..5, KindAndPlace.Place1Outputs);
        var network = new KindAndPlace(seed: 3);
        double[] one = network.Predict([0.5, -1]);
        double[] two = network.Predict([2, 0.25]);
        Assert.Equal([.. one, .. two], network.Predict([0.5, -1, 2, 0.25]));
        Assert.Equal(1, one[KindAndPlace.Kind1Outputs].Sum(), 1e-15);

        var logits = new double[5];
        network.PredictLogits([0.5, -1], logits);
        Assert.Equal(one[KindAndPlace.Place1Outputs], logits[KindAndPlace.Place1Outputs]);
        Assert.NotEqual(one[KindAndPlace.Kind1Outputs], logits[KindAndPlace.Kind1Outputs]);
        int kind = Array.IndexOf(one, one[KindAndPlace.Kind1Outputs].Max());
        Assert.Equal(kind, network.Classify([0.5, -1]));
        Assert.Equal(kind, network.Classify([0.5, -1], head: 0));
        Assert.Equal(one[3] > one[4] ? 0 : 1, network.Classify([0.5, -1], head: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Classify([0.5, -1], head: 2));
    }

    [Fact]
    public void OneHead_IsAnOrdinaryNetwork()
    {
        Dataset data = Dataset.FromArrays(Inputs, Places, 5);
        var (head, used) = (new PlaceAlone(seed: 4), new PlaceUsed(seed: 4));
        head.Train(data, new TrainingOptions { Epochs = 3, BatchSize = 2 });
        used.Train(data, new TrainingOptions { Epochs = 3, BatchSize = 2 });

        IReadOnlyList<Parameter<double>> expected = used.Parameters;
        Assert.Equal(expected.Select(static tensor => tensor.Name), head.Parameters.Select(static tensor => tensor.Name));
        Assert.All(head.Parameters, (tensor, index) => Assert.Equal(expected[index].Value.ToArray(), tensor.Value.ToArray()));
        Assert.Equal(used.Predict([1, 2]), head.Predict([1, 2]));
        Assert.Equal(head.Evaluate(data), Assert.Single(head.Evaluate(data).Heads), (a, b) => a.Loss == b.Loss);
    }

    [Fact]
    public void NetworkWithHeads_IsUsedWithoutThem()
    {
        Assert.Equal(2, OnTheSameTrunk.OutputSize);
        Assert.Equal((2 * 3) + 3 + (3 * 2) + 2, OnTheSameTrunk.ParameterCount);
    }

    [Fact]
    public void Accuracy_IsThatOfTheFirstHeadWithClasses()
    {
        int[] yes = [0, 1, 1, 0, 1];
        Dataset data = Dataset.FromArrays(Inputs, Places, 5).WithLabels(yes).WithLabels(Kinds);
        var network = new PlaceYesAndKind(seed: 5);
        TrainingHistory history = network.Train(data, new TrainingOptions { Epochs = 400, BatchSize = 5, Optimizer = new Adam(0.03f), Validation = data.AsOthers() });

        Evaluation evaluation = network.Evaluate(data);
        Assert.Equal([double.NaN, 1, 1], evaluation.Heads.Select(head => head.Accuracy));
        Assert.Equal(1, evaluation.Accuracy);
        Assert.Equal(2, evaluation.ConfusionMatrix!.Classes);
        Assert.Equal(1, history.Epochs[^1].Accuracy);
        Assert.Equal(1, history.Epochs[^1].ValidationAccuracy);
        Assert.Equal(evaluation.Loss, evaluation.Heads.Sum(head => head.Loss), 1e-12);
        for (int row = 0; row < 5; row++)
        {
            float[] x = Inputs[(2 * row)..(2 * (row + 1))];
            Assert.Equal(yes[row], network.Classify(x, head: 1));
            Assert.Equal(Kinds[row], network.Classify(x, head: 2));
        }
    }

    /// <summary>An example of weight 0 for a head might as well have any target there, and one that isn't trained on at all.</summary>
    [Fact]
    public void WeightsOfATarget_ActOnItsLossAlone()
    {
        float[] known = [1, 0, 2, 0, 1];
        float[] other = [.. Places.Select((value, i) => known[i / 2] == 0 ? 100 : value)];
        double[] Gradients(Dataset data)
        {
            var network = new KindAndPlace(seed: 6);
            Batch batch = data.Batches(5).First();
            network.Forward(batch.Inputs);
            _ = network.ComputeLoss(batch.Targets);
            network.Backward();
            return [.. network.Parameters.SelectMany(parameter => parameter.Gradient.ToArray())];
        }

        double[] weighted = Gradients(Dataset.FromArrays(Inputs, Kinds).WithTargets(Places, known));
        Assert.Equal(weighted, Gradients(Dataset.FromArrays(Inputs, Kinds).WithTargets(other, known)));
        Assert.NotEqual(weighted, Gradients(Both));

        // The head of the classes has the gradients that it has without weights.
        int[] ofKind = [.. Enumerable.Range(9, 12)];
        Assert.Equal(ofKind.Select(i => Gradients(Both)[i]), ofKind.Select(i => weighted[i]));
    }

    /// <summary>Each head's gradient has its own weights, even where one sweep could compute both.</summary>
    [Fact]
    public void WeightsOfTargets_AreInTheGradients()
    {
        var random = new Random(7);
        float[] Rates() => [.. Enumerable.Range(0, 15).Select(_ => random.NextSingle())];
        Dataset data = Dataset.FromArrays(Inputs, Rates(), 5).WithWeights(0.5f, 0, 2, 1, 3).WithTargets(Rates(), [2, 1, 0, 0.25f, 1]);

        GradientCheck.Run(new TwoRates(seed: 9), data).ThrowIfFailed();
        GradientCheck.Run(new KindAndPlace(seed: 9), Both.WithWeights(1, 2, 0, 1, 0.5f)).ThrowIfFailed();
    }

    [Fact]
    public void EmptyPart_IsRefused()
    {
        Dataset empty = Both.Split(0, 1).First;
        Assert.Throws<ArgumentException>(() => empty.WithTargets([1]));
        Assert.Throws<ArgumentException>(() => empty.WithInputs([1]));
        Assert.Throws<ArgumentException>(() => empty.WithPositionWeights(1));
    }

    [Fact]
    public void Targets_StayWithTheirExamples()
    {
        Dataset data = Both;
        (Dataset first, Dataset second) = data.Split(0.6, 0.4, seed: 2);
        Dataset more = second.WithLabels([7, 8], [0.5f, 2]);

        Assert.Equal(2, data.TargetCount);
        Assert.True(data.HasLabels);
        Assert.Equal(3, more.TargetCount);
        Assert.Equal([7, 8], [more.SelectTarget(2).GetLabel(0), more.SelectTarget(2).GetLabel(1)]);
        Assert.Equal([0.5f, 2], [more.SelectTarget(2).GetWeight(0), more.SelectTarget(2).GetWeight(1)]);
        Assert.Equal(1, more.GetWeight(1));
        foreach (Dataset part in new[] { first, second, more })
        {
            var x = new float[2];
            var place = new float[2];
            for (int row = 0; row < part.Count; row++)
            {
                part.CopyInputs(row, x);
                int at = Array.FindIndex(Inputs, value => value == x[0]) / 2;
                part.SelectTarget(1).CopyTargets(row, place);
                Assert.Equal(Kinds[at], part.GetLabel(row));
                Assert.Equal(Places[(2 * at)..(2 * (at + 1))], place);
            }
        }

        BatchTargets targets = more.Batches(2).First().Targets;
        var labels = new int[2];
        targets.SelectTarget(2).CopyLabelsTo(labels);
        Assert.Equal([7, 8], labels);
        Assert.Equal(3, targets.TargetCount);
    }

    [Fact]
    public void WrongTargets_AreRefusedByName()
    {
        var network = new KindAndPlace();
        Refused("The dataset has 1 target an example; KindAndPlace has 2 heads and takes one for each, in their order (WithLabels, WithTargets).", () => network.Train(Dataset.FromArrays(Inputs, Kinds)));
        Refused("The dataset has 2 targets an example; PlaceUsed has 1 output and takes one for each, in their order (WithLabels, WithTargets).", () => new PlaceUsed().Evaluate(Both));
        Refused("The dataset has labels as target 1; KindAndPlace.place1's loss compares values and takes 2 target values an example.", () => network.Evaluate(Dataset.FromArrays(Inputs, Kinds).WithLabels(Kinds)));
        Refused("The dataset has 2 target values an example as target 0; KindAndPlace.kind1's loss compares classes and takes labels.", () => network.Train(Dataset.FromArrays(Inputs, Places, 5).WithLabels(Kinds)));
        Refused("The dataset has 1 target values an example as target 1; KindAndPlace.place1 has 2 outputs, shape [2].", () => network.Train(Dataset.FromArrays(Inputs, Kinds).WithTargets(new float[5])));
        Refused("row 1 has label 3; KindAndPlace.kind1 has classes 0 to 2.", () => network.Train(Dataset.FromArrays(Inputs, [0, 3, 0, 0, 0]).WithTargets(Places)));
        Refused("There are 4 labels for 5 examples; each needs one, or the same number. (Parameter 'labels')", () => Both.WithLabels(new int[4]));
        Refused("targets: 4 values are not a whole number of values for each of 5 examples. (Parameter 'targets')", () => Both.WithTargets(new float[4]));
        Refused("There are 4 weights for 5 examples; each needs one. (Parameter 'weights')", () => Both.WithLabels(Kinds, new float[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Both.SelectTarget(2));
        Assert.Throws<InvalidOperationException>(() => Both.WithClassWeights(1, 2, 3));
        network.Forward([1.0, 2.0]);
        Refused("KindAndPlace: targets of one output were given; it has 2 heads, each with targets of its own. Pass those of a batch: ComputeLoss(batch.Targets). (Parameter 'labels')", () => network.ComputeLoss([1]));
        Refused("KindAndPlace: targets of one output were given; it has 2 heads, each with targets of its own. Pass those of a batch: ComputeLoss(batch.Targets). (Parameter 'values')", () => network.ComputeLoss([1.0, 2.0]));
    }

    [Fact]
    public void File_HoldsAllHeads()
    {
        var network = new KindAndPlace(seed: 8);
        using var file = new MemoryStream(Samples.File(network));
        KindAndPlace again = KindAndPlace.Load(file);

        Assert.Equal(["0.weight", "0.bias", "2.0.weight", "2.0.bias", "3.0.weight", "3.0.bias"], network.Parameters.Select(parameter => parameter.Name));
        Assert.Equal(network.Predict([1, 2]), again.Predict([1, 2]));
        Assert.Equal(network.Kind1.Linear1.Weight.ToArray(), again.Kind1.Linear1.Weight.ToArray());
    }

    private static void Refused(string message, Action action) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(action).Message);
}
