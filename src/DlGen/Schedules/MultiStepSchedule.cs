using static System.FormattableString;

namespace DlGen;

/// <summary>A rate that falls at given updates, by the formula of PyTorch's MultiStepLR: η·γⁿ, n counting the milestones that update i has reached.</summary>
public sealed class MultiStepSchedule : Schedule
{
    private readonly long[] milestones;

    /// <summary>A rate that falls at these updates.</summary>
    /// <param name="milestones">The updates, counted from 0, in ascending order; one that stands there twice counts twice.</param>
    /// <exception cref="ArgumentException">There is none, or they aren't in ascending order, or one is negative.</exception>
    public MultiStepSchedule(params ReadOnlySpan<long> milestones)
    {
        if (milestones.Length == 0)
        {
            throw new ArgumentException("No milestones were given; at least one is needed.", nameof(milestones));
        }

        for (int index = 0; index < milestones.Length; index++)
        {
            if (milestones[index] < (index == 0 ? 0 : milestones[index - 1]))
            {
                throw new ArgumentException(
                    Invariant($"The milestones are {string.Join(", ", milestones.ToArray())}; they must be at least 0, in ascending order."), nameof(milestones));
            }
        }

        this.milestones = milestones.ToArray();
    }

    /// <summary>The updates at which the rate falls, counted from 0.</summary>
    public IReadOnlyList<long> Milestones => milestones;

    /// <summary>γ: what the rate is multiplied by at each milestone, at least 0; 0.1 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float Factor
    {
        get;
        init => field = CheckFactor(value);
    } = 0.1f;

    private protected override string Settings => Invariant($"Milestones {string.Join(' ', milestones)}, Factor {Factor}");

    private protected override double OwnRate(long update, in ScheduleContext context)
    {
        int reached = 0;
        while (reached < milestones.Length && milestones[reached] <= update)
        {
            reached++;
        }

        return context.LearningRate * Powers.Of(Optimizer.ToDouble(Factor), reached);
    }
}
