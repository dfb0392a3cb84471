using static System.FormattableString;

namespace DlGen;

/// <summary>A rate that falls by the same factor at every update, by the formula of PyTorch's ExponentialLR: η·γⁱ at update i.</summary>
/// <param name="factor">γ: what the rate is multiplied by at each update, at least 0.</param>
/// <exception cref="ArgumentOutOfRangeException">The factor is negative or not finite.</exception>
public sealed class ExponentialSchedule(float factor) : Schedule
{
    /// <summary>γ: what the rate is multiplied by at each update.</summary>
    public float Factor { get; } = CheckFactor(factor, nameof(factor));

    private protected override string Settings => Invariant($"Factor {Factor}");

    private protected override double OwnRate(long update, in ScheduleContext context) =>
        context.LearningRate * Powers.Of(Optimizer.ToDouble(Factor), update);
}
