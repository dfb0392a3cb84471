using static System.FormattableString;

namespace DlGen;

/// <summary>A schedule up to an update, and from there on another one from its start.</summary>
internal sealed class SequentialSchedule : Schedule
{
    private readonly Schedule first;
    private readonly Schedule second;
    private readonly long after;

    public SequentialSchedule(Schedule first, long after, Schedule next)
    {
        ArgumentNullException.ThrowIfNull(next);
        this.first = first;
        this.after = CheckSteps(after, 1, nameof(after));
        second = next;
        Plateau = PlateauOf(first, second, nameof(next));
    }

    internal override PlateauSchedule? Plateau { get; }

    private protected override string Settings => Invariant($"({first}) Then {after} ({second})");

    /// <summary>The plateau of either.</summary>
    /// <exception cref="ArgumentException">Both have one.</exception>
    public static PlateauSchedule? PlateauOf(Schedule first, Schedule second, string argument) => first.Plateau is null || second.Plateau is null
        ? first.Plateau ?? second.Plateau
        : throw new ArgumentException($"Both schedules have a {nameof(PlateauSchedule)}; one training can have one.", argument);

    private protected override void CheckOwn(in ScheduleContext context)
    {
        if (context.Updates is { } updates && after >= updates)
        {
            throw new ArgumentException(Invariant(
                $"A schedule is to take over after {after} updates, and the training has {Figures.Count(updates, "update")}; it must take over before the end."));
        }

        first.Check(context with { Updates = after });
        second.Check(Rest(context));
    }

    private protected override double OwnRate(long update, in ScheduleContext context) =>
        update < after ? first.Rate(update, context with { Updates = after }) : second.Rate(update - after, Rest(context));

    private ScheduleContext Rest(in ScheduleContext context) => context with { Updates = context.Updates - after };
}

/// <summary>A schedule that takes another one's rates for its learning rate.</summary>
internal sealed class ChainedSchedule : Schedule
{
    private readonly Schedule first;
    private readonly Schedule second;

    public ChainedSchedule(Schedule first, Schedule other)
    {
        ArgumentNullException.ThrowIfNull(other);
        this.first = first;
        second = other;
        Plateau = SequentialSchedule.PlateauOf(first, second, nameof(other));
    }

    internal override PlateauSchedule? Plateau { get; }

    private protected override string Settings => $"({first}) Chain ({second})";

    private protected override void CheckOwn(in ScheduleContext context)
    {
        first.Check(context);
        second.Check(context);
    }

    private protected override double OwnRate(long update, in ScheduleContext context) =>
        first.Rate(update, context with { LearningRate = second.Rate(update, context) });
}

/// <summary>A schedule counted in epochs.</summary>
internal sealed class EpochSchedule(Schedule schedule, int? updatesPerEpoch) : Schedule
{
    private readonly int? own = updatesPerEpoch is { } updates ? (int)CheckSteps(updates, 1, nameof(updatesPerEpoch)) : null;

    internal override PlateauSchedule? Plateau => schedule.Plateau;

    private protected override string Settings => $"({schedule}) PerEpoch" + (own is { } updates ? Invariant($" {updates}") : "");

    private protected override void CheckOwn(in ScheduleContext context)
    {
        if ((own ?? context.UpdatesPerEpoch) is null)
        {
            throw new ArgumentException(
                $"{schedule.GetType().Name} is counted in epochs, and how many updates an epoch has isn't known here. Say so in PerEpoch(updatesPerEpoch), or start the optimizer by TrainingOptions.OptimizerFor(network, data).");
        }

        schedule.Check(InEpochs(context));
    }

    private protected override double OwnRate(long update, in ScheduleContext context) => schedule.Rate(update / Length(context), InEpochs(context));

    private long Length(in ScheduleContext context) => own ?? context.UpdatesPerEpoch!.Value;

    private ScheduleContext InEpochs(in ScheduleContext context)
    {
        long length = Length(context);
        return context with { Updates = context.Updates is { } updates ? (updates + length - 1) / length : null, UpdatesPerEpoch = 1 };
    }
}
