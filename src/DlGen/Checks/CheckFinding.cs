namespace DlGen;

/// <summary>What is wrong with a layer in training.</summary>
public enum FindingKind
{
    /// <summary>Units behind a relu are 0 for all examples, so that they no longer learn.</summary>
    DeadUnits,

    /// <summary>Outputs of a sigmoid or tanh are near the ends of its range, where its slope vanishes.</summary>
    SaturatedOutputs,

    /// <summary>The gradient is far smaller in a layer than in those behind it.</summary>
    VanishingGradients,

    /// <summary>Values become so large that they will overflow, or lose all precision.</summary>
    ExplodingValues,
}

/// <summary>Something that the checked steps of an epoch have found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Layer">The layer's name.</param>
/// <param name="Value">The figure: a share, a ratio of lengths, or the size of a value.</param>
/// <param name="Advice">What it means and what helps.</param>
public sealed record CheckFinding(FindingKind Kind, string Layer, double Value, string Advice)
{
    /// <summary>The layer, and what it means and what helps.</summary>
    public override string ToString() => $"{Layer}: {Advice}";
}
