using static System.FormattableString;

namespace DlGen;

/// <summary>
/// A rate that falls along half a cosine wave again and again (Loshchilov and Hutter, 2017: warm restarts), by the formula of PyTorch's
/// CosineAnnealingWarmRestarts: m + (η − m)·(1 + cos(πj/n))/2, j updates after the last restart, in a period of n.
/// </summary>
/// <param name="period">How many updates the first period is long; above 0.</param>
/// <exception cref="ArgumentOutOfRangeException">The period is below 1.</exception>
public sealed class CosineRestartSchedule(long period) : Schedule
{
    /// <summary>How many updates the first period is long.</summary>
    public long Period { get; } = CheckSteps(period, 1, nameof(period));

    /// <summary>How many times longer a period is than the one before; 1 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int PeriodFactor
    {
        get;
        init => field = (int)CheckSteps(value, 1);
    } = 1;

    /// <summary>m: the rate that each period falls to, at least 0; 0 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float MinLearningRate
    {
        get;
        init => field = CheckFactor(value);
    }

    private protected override string Settings => Invariant($"Period {Period}, PeriodFactor {PeriodFactor}, MinLearningRate {MinLearningRate}");

    private protected override double OwnRate(long update, in ScheduleContext context)
    {
        long length = Period;
        long since = update;
        if (PeriodFactor == 1)
        {
            since %= length;
        }
        else
        {
            while (since >= length)
            {
                since -= length;
                length = length > long.MaxValue / PeriodFactor ? long.MaxValue : length * PeriodFactor;
            }
        }

        return Cosine.Between(context.LearningRate, Optimizer.ToDouble(MinLearningRate), since, length);
    }
}
