using static System.FormattableString;

namespace DlGen;

/// <summary>
/// A rate that falls in steps of the same length, by the formula of PyTorch's StepLR: η·γ^⌊i/s⌋ at update i.
/// </summary>
/// <param name="every">s: how many updates a step is long; above 0.</param>
/// <exception cref="ArgumentOutOfRangeException">The number of updates is not above 0.</exception>
public sealed class StepSchedule(long every) : Schedule
{
    /// <summary>s: how many updates a step is long.</summary>
    public long Every { get; } = CheckSteps(every, 1, nameof(every));

    /// <summary>γ: what the rate is multiplied by at each step, at least 0; 0.1 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float Factor
    {
        get;
        init => field = CheckFactor(value);
    } = 0.1f;

    private protected override string Settings => Invariant($"Every {Every}, Factor {Factor}");

    private protected override double OwnRate(long update, in ScheduleContext context) =>
        context.LearningRate * Powers.Of(Optimizer.ToDouble(Factor), update / Every);
}
