using static System.FormattableString;

namespace DlGen;

/// <summary>
/// A rate on a straight line, by the formula of PyTorch's LinearLR: η·(a + (b − a)·i/n) at update i, and η·b from update n on. Unless said
/// otherwise it falls from η to 0 over the whole training.
/// </summary>
public sealed class LinearSchedule : Schedule
{
    /// <summary>a: what the rate is multiplied by at the start, at least 0; 1 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float StartFactor
    {
        get;
        init => field = CheckFactor(value);
    } = 1f;

    /// <summary>b: what the rate is multiplied by at the end, at least 0; 0 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float EndFactor
    {
        get;
        init => field = CheckFactor(value);
    }

    /// <summary>n: how many updates the line is long; null for the whole training.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public long? Steps
    {
        get;
        init => field = value is { } steps ? CheckSteps(steps, 1) : null;
    }

    private protected override string Settings =>
        Invariant($"StartFactor {StartFactor}, EndFactor {EndFactor}") + (Steps is { } steps ? Invariant($", Steps {steps}") : "");

    private protected override void CheckOwn(in ScheduleContext context) => _ = LengthOf(Steps, context);

    private protected override double OwnRate(long update, in ScheduleContext context)
    {
        long length = LengthOf(Steps, context);
        double start = Optimizer.ToDouble(StartFactor);
        double end = Optimizer.ToDouble(EndFactor);
        return context.LearningRate * (update >= length ? end : start + ((end - start) * update / length));
    }
}
