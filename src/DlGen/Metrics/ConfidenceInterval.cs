using static System.FormattableString;

namespace DlGen;

/// <summary>Where a figure lies, given how few examples it is measured on.</summary>
/// <param name="Lower">The lower end; NaN where the figure isn't defined.</param>
/// <param name="Upper">The upper end; NaN where the figure isn't defined.</param>
/// <param name="Level">The part of all test sets for which such an interval is to contain the figure of unlimited data, as 0.95.</param>
public readonly record struct ConfidenceInterval(double Lower, double Upper, double Level)
{
    /// <summary>The ends, as 0.9712 to 0.9831.</summary>
    public override string ToString() => Invariant($"{Lower:G4} to {Upper:G4}");
}
