using DlGen.Tests.EndToEnd;

namespace DlGen.Tests.GradientChecks;

/// <summary>The gradient of a weighted loss is its slope, whatever the loss; the examples have other weights each, one of them none.</summary>
public class WeightGradientTests
{
    private static readonly float[] Weights = [.. Samples.Floats(new Random(4), 20).Select((value, row) => row == 3 ? 0 : value + 1)];

    [Fact]
    public void CrossEntropy_HasTheSlopeOfItsWeightedLoss()
    {
        Dataset data = Samples.Labelled(20, 5, 3).WithWeights(Weights).WithClassWeights(1, 0.25f, 7);

        GradientCheck.Run(new Networks.CustomBetween(seed: 1), data, examples: 20).ThrowIfFailed();
        GradientCheck.Run(new SmoothedClasses(seed: 1), data, examples: 7).ThrowIfFailed();
        GradientCheck.Run(new SmoothedClasses(seed: 1), data, examples: 1).ThrowIfFailed();
    }

    [Fact]
    public void LossOfValues_HasTheSlopeOfItsWeightedLoss()
    {
        GradientCheck.Run(new Training.YesOrNo(seed: 1), Samples.Labelled(20, 2, 2).WithWeights(Weights), examples: 20).ThrowIfFailed();
        GradientCheck.Run(new Networks.CustomSequence(seed: 1), Samples.Valued(20, 15, 2).WithWeights(Weights), examples: 19).ThrowIfFailed();
        GradientCheck.Run(new Training.EachPosition(seed: 1), Samples.Valued(20, 15, 6).WithWeights(Weights), examples: 20).ThrowIfFailed();
    }

    /// <summary>A weight of 2 is the example twice, one of 0 is none, for positions of sequences too.</summary>
    [Fact]
    public void WholeWeights_AreRepetitions()
    {
        float[] x = Samples.Floats(new Random(1), 3 * 15);
        float[] y = Samples.Floats(new Random(2), 3 * 6);
        Dataset weighted = Dataset.FromArrays(x, y, count: 3).WithWeights(2, 0, 1);
        Dataset repeated = Dataset.FromArrays([.. x[..15], .. x[..15], .. x[30..]], [.. y[..6], .. y[..6], .. y[12..]], count: 3);
        var network = new Training.EachPosition(seed: 2);

        (double loss, double[] gradient) = Compute(repeated);
        (double weightedLoss, double[] weightedGradient) = Compute(weighted);

        Assert.Equal(loss, weightedLoss, 1e-14);
        Assert.All(gradient.Zip(weightedGradient), static pair => Assert.Equal(pair.First, pair.Second, 1e-14));

        (double Loss, double[] Gradient) Compute(Dataset data)
        {
            Batch batch = data.Batches(3).First();
            network.Forward(batch.Inputs);
            double loss = network.ComputeLoss(batch.Targets);
            network.Backward();
            return (loss, network.Linear1.WeightGradient.ToArray());
        }
    }
}

[Mlp(5, 6, 3, Activation = Activation.Tanh, LabelSmoothing = 0.2f, Precision = Precision.Double)]
public partial class SmoothedClasses;
