using static System.FormattableString;

namespace DlGen;

/// <summary>The rates of a <see cref="LearningRateFinder"/>: s·(e/s)^(i/n) at update i, whatever the optimizer's own rate is.</summary>
/// <param name="start">s: the first rate.</param>
/// <param name="end">e: the rate that n updates would lead to.</param>
/// <param name="updates">n: how many updates there are.</param>
internal sealed class RateTestSchedule(double start, double end, int updates) : Schedule
{
    private protected override string Settings => Invariant($"from {start} to {end} in {updates} updates");

    private protected override double OwnRate(long update, in ScheduleContext context) => start * Math.Pow(end / start, (double)update / updates);
}
