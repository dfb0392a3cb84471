namespace DlGen;

/// <summary>How a dataset looks at its examples.</summary>
internal sealed record DatasetView
{
    /// <summary>As they are in memory.</summary>
    public static DatasetView Plain { get; } = new();

    /// <summary>This view of examples whose inputs are others from then on.</summary>
    /// <param name="member">What changes the inputs, for the message.</param>
    public DatasetView WithoutInputs(string member) => this;
}
