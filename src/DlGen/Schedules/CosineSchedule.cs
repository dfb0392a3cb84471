using static System.FormattableString;

namespace DlGen;

/// <summary>
/// A rate that falls along half a cosine wave (Loshchilov and Hutter, 2017), by the formula of PyTorch's CosineAnnealingLR:
/// m + (η − m)·(1 + cos(πi/n))/2 at update i, and m from update n on. For restarts see <see cref="CosineRestartSchedule"/>.
/// </summary>
public sealed class CosineSchedule : Schedule
{
    /// <summary>n: how many updates the rate falls for; null for the whole training.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public long? Steps
    {
        get;
        init => field = value is { } steps ? CheckSteps(steps, 1) : null;
    }

    /// <summary>m: the rate at the end, at least 0; 0 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float MinLearningRate
    {
        get;
        init => field = CheckFactor(value);
    }

    private protected override string Settings => Invariant($"MinLearningRate {MinLearningRate}") + (Steps is { } steps ? Invariant($", Steps {steps}") : "");

    private protected override void CheckOwn(in ScheduleContext context) => _ = LengthOf(Steps, context);

    private protected override double OwnRate(long update, in ScheduleContext context)
    {
        long length = LengthOf(Steps, context);
        return Cosine.Between(context.LearningRate, Optimizer.ToDouble(MinLearningRate), Math.Min(update, length), length);
    }
}
