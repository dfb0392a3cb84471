using static System.FormattableString;

namespace DlGen;

/// <summary>The value of a metric in an evaluation.</summary>
/// <param name="Name">The metric's name.</param>
/// <param name="Value">Its value; NaN where it isn't defined, for instance a ROC-AUC where all examples are of one class.</param>
/// <param name="Interval">Where it lies, given how few examples it is measured on; null where no intervals were asked for.</param>
public readonly record struct MetricValue(string Name, double Value, ConfidenceInterval? Interval = null)
{
    /// <summary>Name and value, and the interval where there is one.</summary>
    public override string ToString() => Interval is { } interval
        ? Invariant($"{Name} {Value:G4}, {interval}")
        : Invariant($"{Name} {Value:G4}");
}
