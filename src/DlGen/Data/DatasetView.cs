namespace DlGen;

/// <summary>How a dataset looks at its examples.</summary>
internal sealed record DatasetView
{
    /// <summary>As they are in memory.</summary>
    public static DatasetView Plain { get; } = new();

    /// <summary>What scales their inputs when they are read; null where they are read as they are.</summary>
    public Scaler? Scaler { get; init; }

    /// <summary>What changes their inputs when they are trained on; null for nothing.</summary>
    public Augmentation? Augmentation { get; init; }

    /// <summary>How they are put in order for an epoch; null for the default.</summary>
    public Shuffling? Shuffling { get; init; }

    /// <summary>The test part that they are, or are part of; null where they are none.</summary>
    public TestPart? Test { get; init; }

    /// <summary>The test part of the split that they are another part of; null where there is none.</summary>
    public TestPart? Kept { get; init; }

    /// <summary>This view of examples whose inputs are others from then on.</summary>
    /// <param name="member">What changes the inputs, for the message.</param>
    /// <exception cref="InvalidOperationException">The inputs are scaled or augmented.</exception>
    public DatasetView WithoutInputs(string member) => Scaler is null && Augmentation is null
        ? this
        : throw new InvalidOperationException($"The inputs are {(Scaler is null ? $"augmented by {Augmentation}" : $"scaled by a {Scaler}")}: call {member} before they are.");
}
