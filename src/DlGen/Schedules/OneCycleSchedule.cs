using static System.FormattableString;

namespace DlGen;

/// <summary>
/// A rate that rises to a maximum and falls far below where it began (Smith and Topin, 2018), by the formulas of PyTorch's OneCycleLR with
/// cycle_momentum=False: with n updates it is max/d at update 0, max at update p·n − 1, and max/(d·f) at update n − 1, with half a
/// cosine wave between. The optimizer's own learning rate has no part in it.
/// </summary>
/// <param name="maxLearningRate">The maximum.</param>
/// <exception cref="ArgumentOutOfRangeException">The maximum is negative or not finite.</exception>
public sealed class OneCycleSchedule(float maxLearningRate) : Schedule
{
    /// <summary>The maximum of the rate.</summary>
    public float MaxLearningRate { get; } = CheckFactor(maxLearningRate, nameof(maxLearningRate));

    /// <summary>n: how many updates the cycle is long; null for the whole training.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public long? Steps
    {
        get;
        init => field = value is { } steps ? CheckSteps(steps, 1) : null;
    }

    /// <summary>p: the part of the updates in which the rate rises, from 0 to 1; 0.3 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public float RiseFraction
    {
        get;
        init => field = CheckFraction(value);
    } = 0.3f;

    /// <summary>d: how many times smaller the first rate is than the maximum, above 0; 25 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0, or not finite.</exception>
    public float StartDivisor
    {
        get;
        init => field = CheckPositive(value);
    } = 25f;

    /// <summary>f: how many times smaller the last rate is than the first, above 0; 10,000 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0, or not finite.</exception>
    public float EndDivisor
    {
        get;
        init => field = CheckPositive(value);
    } = 1e4f;

    /// <summary>Whether the rate goes on straight lines instead of cosine waves.</summary>
    public bool IsLinear { get; init; }

    /// <summary>Whether the rate falls back to the first one in as many updates as it rose in, and only then to the last one.</summary>
    public bool HasThreePhases { get; init; }

    private protected override string Settings =>
        Invariant($"MaxLearningRate {MaxLearningRate}, RiseFraction {RiseFraction}, StartDivisor {StartDivisor}, EndDivisor {EndDivisor}, IsLinear {IsLinear}, HasThreePhases {HasThreePhases}")
        + (Steps is { } steps ? Invariant($", Steps {steps}") : "");

    private protected override void CheckOwn(in ScheduleContext context) => _ = LengthOf(Steps, context);

    private protected override double OwnRate(long update, in ScheduleContext context)
    {
        long length = LengthOf(Steps, context);
        double most = Optimizer.ToDouble(MaxLearningRate);
        double first = most / Optimizer.ToDouble(StartDivisor);
        double last = first / Optimizer.ToDouble(EndDivisor);
        double rise = Optimizer.ToDouble(RiseFraction) * length;

        // As in PyTorch, the ends of phases are fractions of updates, one update early.
        double end = rise - 1;
        double at = Math.Min(update, length - 1);
        if (at <= end)
        {
            return Between(first, most, at, end);
        }

        double start = end;
        if (HasThreePhases)
        {
            end = (2 * rise) - 2;
            if (at <= end)
            {
                return Between(most, first, at - start, end - start);
            }

            return Between(first, last, at - end, length - 1 - end);
        }

        return Between(most, last, at - start, length - 1 - start);
    }

    // A phase of no length is over where it begins.
    private double Between(double from, double to, double at, double length)
    {
        double part = length > 0 ? at / length : 1;
        return IsLinear ? from + ((to - from) * part) : Cosine.Between(from, to, part, 1);
    }
}
