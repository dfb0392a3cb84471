using static System.FormattableString;

namespace DlGen;

/// <summary>
/// The optimizer's learning rate η as it is; or, as PyTorch's ConstantLR, multiplied by a factor at first: η·factor up to an update, then η.
/// </summary>
public sealed class ConstantSchedule : Schedule
{
    /// <summary>What the rate is multiplied by in the first <see cref="Steps"/> updates, at least 0; 1 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float Factor
    {
        get;
        init => field = CheckFactor(value);
    } = 1f;

    /// <summary>For how many updates the factor holds; null for all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long? Steps
    {
        get;
        init => field = value is { } steps ? CheckSteps(steps, 0) : null;
    }

    private protected override string Settings => Factor == 1f ? "" : Invariant($"Factor {Factor}") + (Steps is { } steps ? Invariant($", Steps {steps}") : "");

    private protected override double OwnRate(long update, in ScheduleContext context) =>
        Steps is { } steps && update >= steps ? context.LearningRate : context.LearningRate * Optimizer.ToDouble(Factor);
}
