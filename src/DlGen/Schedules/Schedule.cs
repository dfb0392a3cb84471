using System.Globalization;
using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace DlGen;

/// <summary>
/// How the learning rate goes over a training: the i-th value, counted from 0, is the rate of the i-th update. It is a function of i and holds
/// no state, so one object serves any number of trainings. <see cref="PlateauSchedule"/> alone depends on what the training came to.
/// </summary>
public abstract class Schedule
{
    private const float DefaultWarmupStart = 1f / 3f;

    /// <summary>How many updates a linear warm-up takes in front of the schedule, which begins after it; 0 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long WarmupSteps
    {
        get;
        init => field = CheckSteps(value, 0);
    }

    /// <summary>
    /// What part of the schedule's first rate the warm-up begins with, from 0 to 1; a third unless said otherwise, as in PyTorch's LinearLR.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public float WarmupStart
    {
        get;
        init => field = value is >= 0f and <= 1f ? value : throw OutOfRange(value, "at least 0 and at most 1");
    } = DefaultWarmupStart;

    /// <summary>The rate of an update.</summary>
    /// <param name="update">The update, counted from 0.</param>
    /// <param name="context">The training.</param>
    /// <exception cref="ArgumentOutOfRangeException">The update is negative.</exception>
    /// <exception cref="ArgumentException">The schedule needs to know how long the training is, and the context doesn't say; or the training is too short for it.</exception>
    public double GetLearningRate(long update, ScheduleContext context)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(update);
        Check(context);
        return Rate(update, context);
    }

    /// <summary>This schedule up to an update, and from there on another one from its start: PyTorch's SequentialLR.</summary>
    /// <param name="after">How many updates this schedule takes; above 0.</param>
    /// <param name="next">What follows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of updates is not above 0.</exception>
    /// <exception cref="ArgumentException">Both have a <see cref="PlateauSchedule"/>.</exception>
    public Schedule Then(long after, Schedule next) => new SequentialSchedule(this, after, next);

    /// <summary>This schedule with the rates of another one for its learning rate: the factors of both are multiplied, as by PyTorch's ChainedScheduler.</summary>
    /// <param name="other">The other schedule.</param>
    /// <exception cref="ArgumentException">Both have a <see cref="PlateauSchedule"/>.</exception>
    public Schedule Chain(Schedule other) => new ChainedSchedule(this, other);

    /// <summary>
    /// This schedule counted in epochs: the rate of all updates of epoch e, counted from 0, is its e-th. That is PyTorch's schedule where its step
    /// is called after every epoch.
    /// </summary>
    /// <param name="updatesPerEpoch">How many updates an epoch has; null for those of the training.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of updates is below 1.</exception>
    public Schedule PerEpoch(int? updatesPerEpoch = null) => new EpochSchedule(this, updatesPerEpoch);

    /// <summary>The rates of the first updates, for instance to draw them.</summary>
    /// <param name="learningRate">The optimizer's learning rate.</param>
    /// <param name="updates">How many updates the training has.</param>
    /// <param name="updatesPerEpoch">How many updates an epoch has; null where there are no epochs.</param>
    /// <exception cref="ArgumentException">The training is too short for the schedule, or an argument is out of its range.</exception>
    public double[] Preview(float learningRate, int updates, int? updatesPerEpoch = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(updates);
        var context = new ScheduleContext(Optimizer.ToDouble(Optimizer.CheckLearningRate(learningRate)), updates, updatesPerEpoch);
        Check(context);
        var rates = new double[updates];
        for (int update = 0; update < updates; update++)
        {
            rates[update] = Rate(update, context);
        }

        return rates;
    }

    /// <summary>The schedule and its numbers: CosineSchedule: MinLearningRate 0, WarmupSteps 200.</summary>
    public sealed override string ToString()
    {
        string warmup = WarmupSteps == 0 ? "" : Invariant($"WarmupSteps {WarmupSteps}") + (WarmupStart == DefaultWarmupStart ? "" : Invariant($", WarmupStart {WarmupStart}"));
        string all = string.Join(", ", new[] { Settings, warmup }.Where(static part => part.Length > 0));
        return all.Length == 0 ? GetType().Name : $"{GetType().Name}: {all}";
    }

    /// <summary>The schedule's own numbers, by their names.</summary>
    private protected abstract string Settings { get; }

    /// <summary>The schedule of a rate that falls when a metric no longer improves, where this one is or has one.</summary>
    internal virtual PlateauSchedule? Plateau => null;

    /// <summary>Throws where the schedule needs to know more than the training says, or doesn't fit it.</summary>
    /// <exception cref="ArgumentException">It doesn't.</exception>
    internal void Check(in ScheduleContext context)
    {
        if (WarmupSteps > 0 && context.Updates is { } updates && WarmupSteps >= updates)
        {
            throw new ArgumentException(Invariant(
                $"{GetType().Name} has WarmupSteps = {WarmupSteps}, and the training has {Figures.Count(updates, "update")}; the warm-up must be shorter than the training."));
        }

        CheckOwn(AfterWarmup(context));
    }

    /// <summary>The rate of an update, counted from 0, in a training that has been checked.</summary>
    internal double Rate(long update, in ScheduleContext context)
    {
        if (WarmupSteps == 0)
        {
            return OwnRate(update, context);
        }

        ScheduleContext own = AfterWarmup(context);
        if (update >= WarmupSteps)
        {
            return OwnRate(update - WarmupSteps, own);
        }

        // A third as PyTorch has it is a double, which the nearest float isn't.
        double start = WarmupStart == DefaultWarmupStart ? 1.0 / 3 : Optimizer.ToDouble(WarmupStart);
        return OwnRate(0, own) * (start + ((1 - start) * update / WarmupSteps));
    }

    private protected virtual void CheckOwn(in ScheduleContext context)
    {
    }

    /// <summary>The rate without the warm-up.</summary>
    private protected abstract double OwnRate(long update, in ScheduleContext context);

    /// <summary>How many updates a schedule goes over: what it says itself, or the whole training.</summary>
    private protected long LengthOf(long? own, in ScheduleContext context) => own ?? context.Updates ?? throw new ArgumentException(
        $"{GetType().Name} goes over the whole training, and how many updates that has isn't known here. Set its Steps, or start the optimizer by TrainingOptions.OptimizerFor(network, data).");

    private protected static long CheckSteps(long value, long least, [CallerMemberName] string? name = null) => value >= least
        ? value
        : throw new ArgumentOutOfRangeException(name, value, Invariant($"{name} is {value}; it must be at least {least}."));

    private protected static float CheckFactor(float value, [CallerMemberName] string? name = null) => float.IsFinite(value) && value >= 0f
        ? value
        : throw OutOfRange(value, "a finite number of at least 0", name);

    private protected static float CheckPositive(float value, [CallerMemberName] string? name = null) => float.IsFinite(value) && value > 0f
        ? value
        : throw OutOfRange(value, "a finite number above 0", name);

    private protected static float CheckFraction(float value, [CallerMemberName] string? name = null) => value is >= 0f and <= 1f
        ? value
        : throw OutOfRange(value, "at least 0 and at most 1", name);

    private protected static ArgumentOutOfRangeException OutOfRange(float value, string expected, [CallerMemberName] string? name = null) =>
        new(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be {expected}."));

    private ScheduleContext AfterWarmup(in ScheduleContext context) =>
        WarmupSteps == 0 ? context : context with { Updates = context.Updates - WarmupSteps };
}
