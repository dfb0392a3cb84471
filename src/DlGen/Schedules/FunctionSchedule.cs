namespace DlGen;

/// <summary>A rate that a function multiplies, as PyTorch's LambdaLR: η·f(i) at update i, counted from 0.</summary>
/// <param name="factor">f: what the rate is multiplied by at an update. It must give the same number each time it is asked, at least 0.</param>
public sealed class FunctionSchedule(Func<long, double> factor) : Schedule
{
    private readonly Func<long, double> factor = factor ?? throw new ArgumentNullException(nameof(factor));

    private protected override string Settings => "";

    private protected override double OwnRate(long update, in ScheduleContext context)
    {
        double value = factor(update);
        return double.IsFinite(value) && value >= 0
            ? context.LearningRate * value
            : throw new InvalidOperationException(FormattableString.Invariant($"The schedule's function gave {value} for update {update}; it must give a finite number of at least 0."));
    }
}
