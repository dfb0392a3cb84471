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

        GradientCheck.Run(new Networks.CustomBetween(seed: 1), data, examples: 20).ThrowIfWrong();
        GradientCheck.Run(new SmoothedClasses(seed: 1), data, examples: 7).ThrowIfWrong();
        GradientCheck.Run(new SmoothedClasses(seed: 1), data, examples: 1).ThrowIfWrong();
    }

    [Fact]
    public void LossOfValues_HasTheSlopeOfItsWeightedLoss()
    {
        GradientCheck.Run(new Training.YesOrNo(seed: 1), Samples.Labelled(20, 2, 2).WithWeights(Weights), examples: 20).ThrowIfWrong();
        GradientCheck.Run(new Networks.CustomSequence(seed: 1), Samples.Valued(20, 15, 2).WithWeights(Weights), examples: 19).ThrowIfWrong();
        GradientCheck.Run(new Training.EachPosition(seed: 1), Samples.Valued(20, 15, 6).WithWeights(Weights), examples: 20).ThrowIfWrong();
    }
}

[Mlp(5, 6, 3, Activation = Activation.Tanh, LabelSmoothing = 0.2f, Precision = Precision.Double)]
public partial class SmoothedClasses;
