using static System.FormattableString;

namespace DlGen;

/// <summary>
/// A rate that falls when a metric no longer improves, by the rules of PyTorch's ReduceLROnPlateau. <see cref="TrainingOptions"/> tell it the
/// loss after each epoch: on the validation data, after epochs that have a validation, and where there are no such data, on the training data. A
/// loop written out calls <see cref="BoundOptimizer{T}.Observe"/>.
/// </summary>
public sealed class PlateauSchedule : Schedule
{
    // A smaller change of the rate is not made, as in PyTorch.
    private const double LeastChange = 1e-8;

    /// <summary>What the rate is multiplied by, at least 0 and below 1; 0.1 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public float Factor
    {
        get;
        init => field = value is >= 0f and < 1f ? value : throw OutOfRange(value, "at least 0 and below 1");
    } = 0.1f;

    /// <summary>How many observations without an improvement are let pass: the rate falls at the one after them. 10 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Patience
    {
        get;
        init => field = (int)CheckSteps(value, 0);
    } = 10;

    /// <summary>How much better than the best so far a metric must be to count as an improvement; 1e-4 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float Threshold
    {
        get;
        init => field = CheckFactor(value);
    } = 1e-4f;

    /// <summary>Whether the threshold is a difference, and not a part of the best so far.</summary>
    public bool IsThresholdAbsolute { get; init; }

    /// <summary>How many observations after a fall of the rate don't count; 0 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Cooldown
    {
        get;
        init => field = (int)CheckSteps(value, 0);
    }

    /// <summary>The rate below which it doesn't fall, at least 0; 0 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float MinLearningRate
    {
        get;
        init => field = CheckFactor(value);
    }

    /// <summary>Whether the metric is to be large, as an accuracy, and not small, as a loss.</summary>
    public bool Maximize { get; init; }

    internal override PlateauSchedule? Plateau => this;

    private protected override string Settings => Invariant(
        $"Factor {Factor}, Patience {Patience}, Threshold {Threshold}, IsThresholdAbsolute {IsThresholdAbsolute}, Cooldown {Cooldown}, MinLearningRate {MinLearningRate}, Maximize {Maximize}");

    /// <summary>What the state becomes by an observation.</summary>
    /// <param name="state">The state before; null at the start.</param>
    /// <param name="metric">What was observed.</param>
    /// <param name="learningRate">The learning rate that the schedule multiplies.</param>
    internal PlateauState Observe(PlateauState? state, double metric, double learningRate)
    {
        PlateauState now = state ?? PlateauState.Start(Maximize);
        now = IsBetter(metric, now.Best) ? now with { Best = metric, BadObservations = 0 } : now with { BadObservations = now.BadObservations + 1 };
        if (now.Cooldown > 0)
        {
            now = now with { Cooldown = now.Cooldown - 1, BadObservations = 0 };
        }

        if (now.BadObservations <= Patience)
        {
            return now;
        }

        double rate = learningRate * now.Factor;
        double lower = Math.Max(rate * Optimizer.ToDouble(Factor), Optimizer.ToDouble(MinLearningRate));
        return now with { Factor = rate - lower > LeastChange ? lower / learningRate : now.Factor, Cooldown = Cooldown, BadObservations = 0 };
    }

    private protected override double OwnRate(long update, in ScheduleContext context) => context.LearningRate * (context.Plateau?.Factor ?? 1);

    private bool IsBetter(double metric, double best)
    {
        double threshold = Optimizer.ToDouble(Threshold);
        return (Maximize, IsThresholdAbsolute) switch
        {
            (false, false) => metric < best * (1 - threshold),
            (false, true) => metric < best - threshold,
            (true, false) => metric > best * (1 + threshold),
            (true, true) => metric > best + threshold,
        };
    }
}

/// <summary>How far a <see cref="PlateauSchedule"/> has come.</summary>
/// <param name="Factor">What the learning rate is multiplied by; 1 at the start.</param>
/// <param name="Best">The best metric so far.</param>
/// <param name="BadObservations">How many observations there were without an improvement since.</param>
/// <param name="Cooldown">How many of the next observations don't count.</param>
public readonly record struct PlateauState(double Factor, double Best, int BadObservations, int Cooldown)
{
    internal static PlateauState Start(bool maximizes) => new(1, maximizes ? double.NegativeInfinity : double.PositiveInfinity, 0, 0);
}
