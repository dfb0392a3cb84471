using DlGen.Tests.EndToEnd;
using DlGen.Tests.GradientChecks;

namespace DlGen.Tests.Training;

/// <summary>
/// Options of losses: sums, positive weights, labels that are left out. The figures are TorchSharp 0.107's in double precision, of the
/// losses that are named beside them, for the same three examples' outputs.
/// </summary>
public class LossOptionTests
{
    private static readonly float[] OneHotRows = [1, 0, 0, 0, 1, 0, 0, 0, 1];

    private static readonly double[] Outputs = [0.3, -1.2, 0.8, 2.0, -0.5, 1.1, 0.4, -0.7, 0.0, 0.9, -0.2, 0.6, 1.5, -1.0, 0.1];

    private static readonly float[] Probabilities = [1, 0, 0.25f, 0, 1, 1, 0, 0.5f, 1, 0, 0, 1, 1, 0, 0.75f];

    private static readonly float[] Values = [0.5f, -1, 0.3f, 1, 0, 1.2f, 0, 0.5f, -1, 2.5f, 0, 1, 1, 0, 0.75f];

    private static readonly float[] ClassWeights = [0.5f, 1, 2, 0.25f, 3];

    private static Dataset Labelled => Dataset.FromArrays(OneHotRows, labels: [4, 0, 3]);

    private static Dataset LeavingOut => Dataset.FromArrays(OneHotRows, labels: [4, -100, 3]);

    private static Dataset Tagged => Dataset.FromArrays(OneHotRows, Probabilities, count: 3);

    private static Dataset Valued => Dataset.FromArrays(OneHotRows, Values, count: 3);

    /// <summary>cross_entropy(reduction: Sum), with weights and with label smoothing.</summary>
    [Fact]
    public void SumOfCrossEntropies_IsTorchs()
    {
        Check<SummedClasses>(Labelled, 7.159871364386691,
            [0.11369931446738034, 0.025369746245873258, 0.1874584782263928, 0.6223840658698874, -0.9489116048095337,
             -0.6445690542737805, 0.1765017841603227, 0.05875234016809114, 0.11831268408371994, 0.29100224586164697,
             0.09525010498898027, 0.21198300709618015, 0.5213940637661705, -0.9572013689932449, 0.128574193141914]);
        Check<SummedClasses>(Labelled.WithClassWeights(ClassWeights), 10.227618160397146,
            [0.341097943402141, 0.07610923873761977, 0.5623754346791784, 1.8671521976096621, -2.846734814428601,
             -0.32228452713689026, 0.08825089208016135, 0.02937617008404557, 0.05915634204185997, 0.14550112293082348,
             0.02381252624724507, 0.05299575177404504, 0.13034851594154262, -0.23930034224831123, 0.0321435482854785]);
        Check<SummedSmoothedClasses>(Labelled.WithClassWeights(ClassWeights), 9.793259796702124,
            [0.2835771696279055, 0.027737222476481607, 0.42051413686446887, 1.6517654558725996, -2.383593984841456,
             -0.18186126636343297, 0.07825619538741621, -0.04063593208737894, 0.06926949833609236, 0.07497150472730349,
             0.02476754934482073, 0.059632013335204674, 0.16505520997010015, -0.18988464342682512, -0.059570129223300405]);
    }

    /// <summary>MSELoss, L1Loss and HuberLoss(0.5), each with reduction Sum.</summary>
    [Fact]
    public void SumOfOtherLosses_IsTorchs()
    {
        Check<SummedSquares>(Valued, 8.6225, [-0.4, -0.4, 1, 2, -1, -0.2, 0.8, -2.4, 2, -3.2, -0.4, -0.8, 1, -2, -1.3], 1e-6);
        Check<SummedDistances>(Valued, 9.45, [-1, -1, 1, 1, -1, -1, 1, -1, 1, -1, -1, -1, 1, -1, -1], 1e-6);
        Check<SummedHuber>(Valued, 3.075, [-0.2, -0.2, 0.5, 0.5, -0.5, -0.1, 0.4, -0.5, 0.5, -0.5, -0.2, -0.4, 0.5, -0.5, -0.5], 1e-6);
    }

    /// <summary>BCEWithLogitsLoss(pos_weights), a number for each output and one for all.</summary>
    [Fact]
    public void PositiveWeights_AreTorchs()
    {
        Check<PositiveEach>(Tagged, 0.9211402838188913,
            [-0.014185249439611365, 0.015431681100065492, 0.024164540093967714, 0.05871980519852549, -0.12449186624037092,
             -0.008324663146829411, 0.039912510674163466, -0.033485443883483276, -0.008333333333333333, 0.04739663350833359,
             0.03001106684583481, -0.023622912918280305, -0.024323403174180847, 0.017929428091333008, -0.06250346875351]);
        Check<PositiveAlike>(Tagged, 1.3032161865111542,
            [-0.0851114966376682, 0.015431681100065492, 0.01899744811276124, 0.05871980519852549, -0.12449186624037092,
             -0.04994797888097645, 0.039912510674163466, -0.05575836962242215, -0.1, 0.04739663350833359,
             0.03001106684583481, -0.07086873875484093, -0.03648510476127127, 0.017929428091333008, -0.06250346875351]);
        Check<SummedPositiveEach>(Tagged, 13.81710425728337,
            [-0.21277874159417048, 0.23147521650098238, 0.3624681014095157, 0.8807970779778823, -1.867377993605564,
             -0.12486994720244116, 0.598687660112452, -0.5022816582522491, -0.125, 0.7109495026250039,
             0.45016600268752216, -0.3543436937742046, -0.3648510476127127, 0.2689414213699951, -0.93755203130265]);
    }

    /// <summary>A large weight doesn't make an error of rounding large: c·log(1 + e⁻ᶻ) is small where the prediction is right, and its slope −c·σ(−z).</summary>
    [Fact]
    public void LargePositiveWeight_KeepsSmallLosses()
    {
        var network = new ThousandfoldPositive();
        TensorView<float> weight = network.Parameters[0].Value;
        foreach ((float z, float t, double loss, double slope) in new[]
        {
            (10f, 1f, 0.0453988992, -0.0453978687), (15f, 1f, 3.05902227e-4, -3.05902180e-4), (-10f, 0f, 4.53988992e-5, 4.53978687e-5), (-3f, 1f, 3048.58735, -952.574127), (15f, 0f, 15.0000003, 0.999999694),
        })
        {
            weight[0, 0] = z;
            network.Forward([1f]);
            Assert.Equal(loss, network.ComputeLoss([t]), 1e-6 * loss);
            network.Backward();
            Assert.Equal(slope, network.Parameters[0].Gradient[0, 0], 1e-6 * Math.Abs(slope));
        }
    }

    /// <summary>cross_entropy(ignore_index: −100): with and without weights and label smoothing, as a mean and as a sum.</summary>
    [Fact]
    public void LeftOutLabels_CountAsTorchs()
    {
        Check<PlainClasses>(LeavingOut, 3.062723535141942,
            [0.05684965723369017, 0.012684873122936629, 0.0937292391131964, 0.3111920329349437, -0.47445580240476687,
             0, 0, 0, 0, 0,
             0.04762505249449014, 0.10599150354809007, 0.26069703188308524, -0.47860068449662246, 0.064287096570957]);
        Check<SmoothedClasses>(LeavingOut.WithClassWeights(ClassWeights), 2.7363678522009978,
            [0.08725451373166324, 0.008534529992763568, 0.1293889651890673, 0.5082355248838767, -0.7334135337973708,
             0, 0, 0, 0, 0,
             0.007620784413790994, 0.018348311795447592, 0.0507862184523385, -0.0584260441313308, -0.01832927053024628]);
        Check<SmoothedClasses>(LeavingOut, 2.8647235351419424,
            [0.03684965723369017, -0.0073151268770633715, 0.0737292391131964, 0.29119203293494367, -0.3944558024047669,
             0, 0, 0, 0, 0,
             0.027625052494490137, 0.08599150354809007, 0.24069703188308525, -0.3986006844966225, 0.044287096570957]);
        Check<SummedSmoothedClasses>(LeavingOut.WithClassWeights(ClassWeights), 8.893195519653242,
            [0.2835771696279055, 0.027737222476481607, 0.42051413686446887, 1.6517654558725996, -2.383593984841456,
             0, 0, 0, 0, 0,
             0.02476754934482073, 0.059632013335204674, 0.16505520997010015, -0.18988464342682512, -0.059570129223300405]);
        Check<SummedClasses>(LeavingOut, 6.125447070283884,
            [0.11369931446738034, 0.025369746245873258, 0.1874584782263928, 0.6223840658698874, -0.9489116048095337,
             0, 0, 0, 0, 0,
             0.09525010498898027, 0.21198300709618015, 0.5213940637661705, -0.9572013689932449, 0.128574193141914]);
    }

    /// <summary>In the loop written out labels may be spans, of which the same ones are left out.</summary>
    [Fact]
    public void LabelsInASpan_AreLeftOutToo()
    {
        PlainClasses network = WithOutputs<PlainClasses>();
        network.Forward([.. OneHotRows.Select(static value => (double)value)]);
        Assert.Equal(3.062723535141942, network.ComputeLoss([4, -100, 3]), 1e-14);

        network.Forward([.. OneHotRows.Select(static value => (double)value)]);
        Assert.Equal(2.386623788128897, network.ComputeLoss([4, 0, 3]), 1e-14);

        network.Forward([.. OneHotRows.Select(static value => (double)value)]);
        Assert.Equal(0, network.ComputeLoss([-100, -100, -100]));
        network.Backward();
        Assert.All(network.Parameters[0].Gradient.ToArray(), static value => Assert.Equal(0, value));
    }

    /// <summary>Examples with the label are as good as absent: for what is learned from a batch, and for what is found of a dataset.</summary>
    [Fact]
    public void LeftOutExamples_AreAsGoodAsAbsent()
    {
        Dataset all = Samples.Labelled(60, 4, 3);
        int[] labels = [.. Enumerable.Range(0, 60).Select(row => row % 4 == 1 ? -1 : all.GetLabel(row))];
        float[] inputs = [.. Enumerable.Range(0, 60).SelectMany(row => Inputs(all, row))];
        int[] kept = [.. Enumerable.Range(0, 60).Where(row => row % 4 != 1)];
        Dataset leaving = Dataset.FromArrays(inputs, labels);
        Dataset without = Dataset.FromArrays([.. kept.SelectMany(row => Inputs(all, row))], [.. kept.Select(all.GetLabel)]);
        var first = new LeavesOutMinusOne(seed: 2);
        var second = new LeavesOutMinusOne(seed: 2);

        // Whole batches, whose means are over the same examples.
        var options = new TrainingOptions { Epochs = 5, BatchSize = 60, Optimizer = new Sgd(0.5f) };
        TrainingHistory history = first.Train(leaving, options);
        TrainingHistory expected = second.Train(without, options);
        Assert.All(first.Parameters.Zip(second.Parameters), static pair =>
            Assert.All(pair.First.Value.ToArray().Zip(pair.Second.Value.ToArray()), static values => Assert.Equal(values.Second, values.First, 1e-12)));
        Assert.All(history.Epochs.Zip(expected.Epochs), static pair =>
        {
            Assert.Equal(pair.Second.Loss, pair.First.Loss, 1e-12);
            Assert.Equal(pair.Second.Accuracy, pair.First.Accuracy);
        });

        Evaluation evaluation = first.Evaluate(leaving);
        Evaluation ofKept = first.Evaluate(without);
        Assert.Equal(45, evaluation.Count);
        Assert.Equal(ofKept.Loss, evaluation.Loss, 1e-14);
        Assert.Equal(ofKept.Accuracy, evaluation.Accuracy);
        Assert.Equal(ofKept.ConfusionMatrix!.ToArray(), evaluation.ConfusionMatrix!.ToArray());
        Assert.Equal(evaluation.Loss, first.Evaluate(leaving, threads: 3).Loss);
    }

    /// <summary>A class itself can be left out, and a byte of a file such as 255.</summary>
    [Fact]
    public void AnyLabel_CanBeLeftOut()
    {
        Dataset data = Dataset.FromArrays(OneHotRows, labels: [1, 255, 0]);
        var network = new LeavesOut255();
        Assert.Equal(2, network.Evaluate(data).Count);
        network.Train(data, new TrainingOptions { Epochs = 1 });

        var zero = new LeavesOutZero();
        Assert.Equal(1, zero.Evaluate(Dataset.FromArrays(OneHotRows, labels: [0, 0, 1])).Count);
        Assert.Equal(double.NaN, zero.Evaluate(Dataset.FromArrays(OneHotRows, labels: [0, 0, 0])).Accuracy);
    }

    /// <summary>cross_entropy(weight, ignore_index: 255): the label that is left out has no weight, whatever its number.</summary>
    [Fact]
    public void LabelThatIsLeftOut_NeedsNoClassWeight()
    {
        Dataset data = Dataset.FromArrays(OneHotRows, labels: [0, 1, 255]).WithClassWeights(1, 2);
        Dataset negative = Dataset.FromArrays(OneHotRows, labels: [0, 1, -100]).WithClassWeights(1, 2);
        var network = new LeavesOut255(seed: 3);
        var expected = new LeavesOut100(seed: 3);
        var options = new TrainingOptions { Epochs = 3, BatchSize = 3 };

        Assert.Equal(expected.Train(negative, options).Epochs[2].Loss, network.Train(data, options).Epochs[2].Loss);
        Assert.Equal(expected.Evaluate(negative).Loss, network.Evaluate(data).Loss);
        Assert.Equal(2, network.Evaluate(data).Count);
        Assert.Equal(0, data.GetWeight(2));
    }

    [Fact]
    public void OtherLabels_AreRefused()
    {
        Refused("row 1 has label -1; PlainClasses has classes 0 to 4; the label that it leaves out is -100 (IgnoreIndex).", () => new PlainClasses().Train(Dataset.FromArrays(OneHotRows, labels: [0, -1, 0])));
        Refused("row 2 has label 5; PlainClasses has classes 0 to 4.", () => new PlainClasses().Evaluate(Dataset.FromArrays(OneHotRows, labels: [0, -100, 5])));
        Refused("row 0 has label -100; LeavesOut255 has classes 0 to 1; the label that it leaves out is 255 (IgnoreIndex).", () => new LeavesOut255().Train(Dataset.FromArrays(OneHotRows, labels: [-100, 1, 0])));
        Refused("row 0 has label -100; YesOrNoOfThree has classes 0 to 1.", () => new YesOrNoOfThree().Train(Dataset.FromArrays(OneHotRows, labels: [-100, 1, 0])));
        var network = new PlainClasses();
        network.Forward([1, 0, 0]);
        Refused("PlainClasses: label -1 in row 0; there are 5 classes, from 0 to 4.", () => network.ComputeLoss([-1]));

        static void Refused(string message, Action action) =>
            Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WeightsAndLeftOutLabels_HaveTheSlopeOfTheirLoss()
    {
        Dataset data = Samples.Labelled(12, 3, 5).WithWeights([.. Enumerable.Range(1, 12).Select(static row => row / 3f)]).WithClassWeights(ClassWeights);

        GradientCheck.Run(new SmoothedLeavingOutZero(seed: 1), data, examples: 12).ThrowIfFailed();
        GradientCheck.Run(new SummedSmoothedClasses(seed: 1), data, examples: 12).ThrowIfFailed();
        GradientCheck.Run(new PositiveEach(seed: 1), Samples.Valued(12, 3, 5).With01(), examples: 12).ThrowIfFailed();
    }

    /// <summary>Training and evaluation report the same mean, over the examples that count, whatever batches they come in.</summary>
    [Fact]
    public void LossOfATraining_IsThatOfItsEvaluation()
    {
        Dataset data = Dataset.FromArrays([0, 0, 0, 1, 1, 0, 1, 1, 2, 1], labels: [0, -100, -100, 1, 1]);
        foreach (int batch in new[] { 5, 3, 2, 1 })
        {
            Check(new MeanLeavingOut(seed: 4), data, batch);
            Check(new SumLeavingOut(seed: 4), data, batch);
            Check(new HeadsLeavingOut(seed: 4), data.WithLabels([2, 0, 2, 2, 1]).WithTargets([1, 2, 3, 4, 5]), batch);
        }

        static void Check(INetwork<double> network, Dataset data, int batch)
        {
            var reports = new LastReport();
            EpochResult epoch = network.Train(data, new TrainingOptions { Epochs = 1, BatchSize = batch, Optimizer = new Sgd(0f), Validation = data.AsOthers(), Progress = reports }).Epochs[0];
            Assert.Equal(epoch.ValidationLoss!.Value, epoch.Loss, 1e-12);
            Assert.Equal(epoch.Loss, reports.Loss);
        }
    }

    /// <summary>Where all examples are left out there is no mean, in training as in evaluation.</summary>
    [Fact]
    public void NothingButLeftOutExamples_HasNoLoss()
    {
        Dataset data = Dataset.FromArrays([0, 0, 0, 1], labels: [-100, -100]);
        var network = new SumLeavingOut(seed: 4);

        Assert.Equal(double.NaN, network.Evaluate(data).Loss);
        EpochResult epoch = network.Train(data, new TrainingOptions { Epochs = 1 }).Epochs[0];
        Assert.Equal(double.NaN, epoch.Loss);
        Assert.Equal(double.NaN, epoch.Accuracy);
    }

    /// <summary>Reported are means over examples: of a sum over the outputs where that is declared.</summary>
    [Fact]
    public void ReportedLosses_AreMeansOverExamples()
    {
        SummedSquares network = WithOutputs<SummedSquares>();

        Assert.Equal(8.6225 / 3, network.Evaluate(Valued).Loss, 1e-6);
        TrainingHistory history = network.Train(Valued, new TrainingOptions { Epochs = 1, BatchSize = 3, Optimizer = new Sgd(0f) });
        Assert.Equal(8.6225 / 3, history.Epochs[0].Loss, 1e-6);
    }

    private static float[] Inputs(Dataset data, int row)
    {
        var inputs = new float[data.InputSize];
        data.CopyInputs(row, inputs);
        return inputs;
    }

    /// <summary>A network whose outputs for the one-hot rows are the figures' ones.</summary>
    private static TNetwork WithOutputs<TNetwork>()
        where TNetwork : INetwork<TNetwork, double>
    {
        TNetwork network = TNetwork.Create(0);
        TensorView<double> weight = network.Parameters[0].Value;
        for (int i = 0; i < Outputs.Length; i++)
        {
            weight[i % 5, i / 5] = Outputs[i];
        }

        return network;
    }

    private static void Check<TNetwork>(Dataset data, double loss, double[] gradient, double tolerance = 1e-13)
        where TNetwork : INetwork<TNetwork, double>
    {
        TNetwork network = WithOutputs<TNetwork>();
        Batch batch = data.Batches(3).First();
        network.Forward(batch.Inputs);
        Assert.Equal(loss, network.ComputeLoss(batch.Targets), tolerance);
        network.Backward();
        TensorView<double> actual = network.Parameters[0].Gradient;
        for (int i = 0; i < gradient.Length; i++)
        {
            Assert.Equal(gradient[i], actual[i % 5, i / 5], tolerance);
        }
    }
}

/// <summary>Keeps the loss of the last step's report.</summary>
internal sealed class LastReport : IProgress<TrainingProgress>
{
    public double Loss { get; private set; }

    public void Report(TrainingProgress value) => Loss = value is { CompletedEpoch: null, IsEnd: false } ? value.Loss : Loss;
}

internal static class ProbabilityTargets
{
    /// <summary>A dataset's inputs with targets between 0 and 1.</summary>
    public static Dataset With01(this Dataset data)
    {
        var inputs = new float[data.Count * data.InputSize];
        for (int row = 0; row < data.Count; row++)
        {
            data.CopyInputs(row, inputs.AsSpan(row * data.InputSize, data.InputSize));
        }

        var random = new Random(5);
        return Dataset.FromArrays(inputs, [.. Enumerable.Range(0, data.Count * data.TargetSize).Select(_ => random.NextSingle())], data.Count);
    }
}

[Network(3, Precision = Precision.Double)] [Linear(5, Bias = false)]
public partial class PlainClasses;

[Network(3, Reduction = Reduction.Sum, Precision = Precision.Double)] [Linear(5, Bias = false)]
public partial class SummedClasses;

[Network(3, LabelSmoothing = 0.2f, Precision = Precision.Double)] [Linear(5, Bias = false)]
public partial class SmoothedClasses;

[Network(3, LabelSmoothing = 0.2f, IgnoreIndex = 0, Precision = Precision.Double)] [Linear(5, Bias = false)]
public partial class SmoothedLeavingOutZero;

[Network(3, LabelSmoothing = 0.2f, Reduction = Reduction.Sum, Precision = Precision.Double)] [Linear(5, Bias = false)]
public partial class SummedSmoothedClasses;

[Network(3, Loss = Loss.MeanSquaredError, Reduction = Reduction.Sum, Precision = Precision.Double)] [Linear(5, Bias = false)]
public partial class SummedSquares;

[Network(3, Loss = Loss.MeanAbsoluteError, Reduction = Reduction.Sum, Precision = Precision.Double)] [Linear(5, Bias = false)]
public partial class SummedDistances;

[Network(3, Loss = Loss.Huber, HuberDelta = 0.5f, Reduction = Reduction.Sum, Precision = Precision.Double)] [Linear(5, Bias = false)]
public partial class SummedHuber;

[Network(3, Loss = Loss.BinaryCrossEntropy, PosWeight = new[] { 0.5f, 1, 2, 0.25f, 3 }, Precision = Precision.Double)] [Linear(5, Bias = false)]
public partial class PositiveEach;

[Network(1, Loss = Loss.BinaryCrossEntropy, PosWeight = new[] { 1000f })] [Linear(1, Bias = false)]
public partial class ThousandfoldPositive;

[Network(3, Loss = Loss.BinaryCrossEntropy, PosWeight = new[] { 3f }, Precision = Precision.Double)] [Linear(5, Bias = false)]
public partial class PositiveAlike;

[Network(3, Loss = Loss.BinaryCrossEntropy, PosWeight = new[] { 0.5f, 1, 2, 0.25f, 3 }, Reduction = Reduction.Sum, Precision = Precision.Double)] [Linear(5, Bias = false)]
public partial class SummedPositiveEach;

[Mlp(4, 3, IgnoreIndex = -1, Precision = Precision.Double)]
public partial class LeavesOutMinusOne;

[Mlp(3, 2, IgnoreIndex = 255)]
public partial class LeavesOut255;

[Mlp(3, 2)]
public partial class LeavesOut100;

[Mlp(3, 2, IgnoreIndex = 0)]
public partial class LeavesOutZero;

[Mlp(3, 1, Loss = Loss.BinaryCrossEntropy)]
public partial class YesOrNoOfThree;

[Mlp(2, 3, 2, Precision = Precision.Double)]
public partial class MeanLeavingOut;

[Mlp(2, 3, 2, Reduction = Reduction.Sum, Precision = Precision.Double)]
public partial class SumLeavingOut;

[Block(3)] [Linear(2)]
public partial class TwoOfThree;

[Block(3)] [Linear(3)]
public partial class ThreeOfThree;

[Block(3)] [Linear(1)]
public partial class OneOfThree;

[Network(2, Precision = Precision.Double)]
[Linear(3), Tanh, Head<TwoOfThree>(Reduction = Reduction.Sum, Weight = 0.5f), Head<ThreeOfThree>(IgnoreIndex = 2, Weight = 2f), Head<OneOfThree>(Loss = Loss.MeanSquaredError, Reduction = Reduction.Sum)]
public partial class HeadsLeavingOut;
