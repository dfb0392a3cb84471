namespace DlGen;

/// <summary>What a training's callbacks have made of the learning rate.</summary>
/// <param name="Rate">The rate in place of the schedule's and the optimizer's own; null for these.</param>
/// <param name="Factor">What it is multiplied by.</param>
internal readonly record struct RateChange(double? Rate, double Factor)
{
    /// <summary>The rate as it is.</summary>
    public static RateChange None { get; } = new(null, 1);

    /// <summary>The rate that an update has.</summary>
    /// <param name="planned">The rate by the schedule or the optimizer.</param>
    public double Apply(double planned) => (Rate ?? planned) * Factor;
}
