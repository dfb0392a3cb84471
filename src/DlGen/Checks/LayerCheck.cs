namespace DlGen;

/// <summary>What the checked steps of an epoch have shown of a layer. What it doesn't have, or what isn't in memory in training, is null.</summary>
/// <param name="Layer">The layer's name in the layer table: relu1, or mixerBlock1.relu1 in a block; <c>inputs</c> for the inputs.</param>
public sealed record LayerCheck(string Layer)
{
    /// <summary>What inputs are called among the layers, as where a training has diverged.</summary>
    internal const string Inputs = "inputs";

    /// <summary>The largest size of a value behind the layer.</summary>
    public double? LargestValue { get; init; }

    /// <summary>The share of a relu's units that were 0 for all examples. A unit is a number of a vector, or a channel of an image.</summary>
    public double? DeadUnits { get; init; }

    /// <summary>The share of a sigmoid's or tanh's outputs near the ends of its range.</summary>
    public double? SaturatedOutputs { get; init; }

    /// <summary>The length of the gradient of the layer's parameters, the mean over the steps.</summary>
    public double? GradientNorm { get; init; }

    internal bool HasFigures => (LargestValue ?? DeadUnits ?? SaturatedOutputs ?? GradientNorm) is not null;
}
