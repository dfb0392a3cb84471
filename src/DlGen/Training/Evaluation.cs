namespace DlGen;

/// <summary>How well a network does on a dataset.</summary>
public sealed class Evaluation
{
    internal Evaluation(int count, double loss, ConfusionMatrix? confusionMatrix)
    {
        Count = count;
        Loss = loss;
        ConfusionMatrix = confusionMatrix;
    }

    /// <summary>How many examples there were.</summary>
    public int Count { get; }

    /// <summary>The mean loss.</summary>
    public double Loss { get; }

    /// <summary>The part of the examples that were classified correctly; NaN where targets aren't classes.</summary>
    public double Accuracy => ConfusionMatrix?.Accuracy ?? double.NaN;

    /// <summary>How often each class was taken for which; null where targets aren't classes.</summary>
    public ConfusionMatrix? ConfusionMatrix { get; }

    /// <summary>Of the examples that were taken for <paramref name="category"/>, the part that are; NaN if there were none.</summary>
    /// <exception cref="InvalidOperationException">Targets aren't classes.</exception>
    public double Precision(int category) => Required.Precision(category);

    /// <summary>Of the examples of <paramref name="category"/>, the part that were recognised; NaN if there were none.</summary>
    /// <exception cref="InvalidOperationException">Targets aren't classes.</exception>
    public double Recall(int category) => Required.Recall(category);

    private ConfusionMatrix Required => ConfusionMatrix
        ?? throw new InvalidOperationException("The network's targets are values, not classes: there is no precision or recall.");
}
