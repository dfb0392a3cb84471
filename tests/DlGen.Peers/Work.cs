namespace DlGen.Peers;

/// <summary>
/// One of a network's parameters as PyTorch has it: a linear layer's weight [outputs × inputs], a convolution's [outputs × inputs × rows × columns],
/// a bias [outputs], a scale.
/// </summary>
internal sealed record ParameterValues(int[] Shape, float[] Values)
{
    public bool IsConvolution => Shape.Length == 4;
}

internal enum Rule
{
    Sgd,
    Momentum,
    Adam,
}

/// <summary>The update rules compared, with the same hyper-parameters everywhere.</summary>
internal static class Rules
{
    public const float LearningRate = 1e-3f;
    public const float Momentum = 0.9f;

    public static Optimizer Create(Rule rule) => rule switch
    {
        Rule.Sgd => new Sgd(LearningRate),
        Rule.Momentum => new Sgd(LearningRate) { Momentum = Momentum },
        _ => new Adam(LearningRate),
    };

    /// <summary>How many numbers DlGen's optimizer keeps for each parameter.</summary>
    public static int Moments(Rule rule) => rule switch
    {
        Rule.Sgd => 0,
        Rule.Momentum => 1,
        _ => 2,
    };
}

/// <summary>One batch, contiguous and ready to use.</summary>
/// <param name="Inputs">The batch's examples, one behind the other.</param>
/// <param name="Labels">One class an example, or null.</param>
/// <param name="Targets">[batch × outputs], where there are no labels.</param>
internal sealed record TrainingBatch(float[] Inputs, int[]? Labels, float[]? Targets);

/// <summary>A training that every contender does from the same start on the same batches.</summary>
/// <param name="Layers">The network.</param>
/// <param name="InputShape">The shape of an example: [inputs], or [channels × rows × columns] of an image.</param>
/// <param name="Parameters">Its initial parameters, in the order of PyTorch's state_dict.</param>
/// <param name="Rule">The update.</param>
/// <param name="Check">A short epoch, in the order in which DlGen goes through it: its mean loss is compared.</param>
/// <param name="Batches">An epoch to time.</param>
internal sealed record TrainingWork(
    IReadOnlyList<Layer> Layers,
    int[] InputShape,
    IReadOnlyList<ParameterValues> Parameters,
    Rule Rule,
    IReadOnlyList<TrainingBatch> Check,
    IReadOnlyList<TrainingBatch> Batches);

/// <summary>Logits of a network, for the same inputs in every contender.</summary>
/// <param name="Layers">The network.</param>
/// <param name="InputShape">The shape of an example: [inputs], or [channels × rows × columns] of an image.</param>
/// <param name="Parameters">Its parameters, in the order of PyTorch's state_dict.</param>
/// <param name="Inputs">The examples, one behind the other.</param>
/// <param name="Examples">How many.</param>
internal sealed record InferenceWork(
    IReadOnlyList<Layer> Layers, int[] InputShape, IReadOnlyList<ParameterValues> Parameters, float[] Inputs, int Examples)
{
    /// <summary>The shape of all examples, PyTorch's: the batch before the rest.</summary>
    public long[] BatchShape => [Examples, .. InputShape.Select(static length => (long)length)];
}
