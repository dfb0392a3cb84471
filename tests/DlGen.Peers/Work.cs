namespace DlGen.Peers;

/// <summary>A linear layer's parameters as PyTorch has them: weight [outputs × inputs], bias [outputs].</summary>
internal sealed record LinearParameters(int Inputs, int Outputs, float[] Weight, float[] Bias);

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
}

/// <summary>One batch, contiguous and ready to use.</summary>
/// <param name="Inputs">[batch × inputs].</param>
/// <param name="Labels">One class an example, or null.</param>
/// <param name="Targets">[batch × outputs], where there are no labels.</param>
internal sealed record TrainingBatch(float[] Inputs, int[]? Labels, float[]? Targets);

/// <summary>A training that every contender does from the same start on the same batches.</summary>
/// <param name="Layers">The initial parameters.</param>
/// <param name="Tanh">Whether the hidden layers' activation is tanh rather than ReLU.</param>
/// <param name="Rule">The update.</param>
/// <param name="Check">A short epoch, in the order in which DlGen goes through it: its mean loss is compared.</param>
/// <param name="Batches">An epoch to time.</param>
internal sealed record TrainingWork(
    IReadOnlyList<LinearParameters> Layers, bool Tanh, Rule Rule, IReadOnlyList<TrainingBatch> Check, IReadOnlyList<TrainingBatch> Batches);

/// <summary>Logits of a ReLU network, for the same inputs in every contender.</summary>
internal sealed record InferenceWork(IReadOnlyList<LinearParameters> Layers, float[] Inputs, int Examples);
